import type { Hold } from '#contract/hold.ts';
import type { HoldRow } from '../../publishing/holds/hold-rows.ts';

export const noHold: Hold = {
  revision: 0,
  withdrawn: null,
  unlisted: false,
  breakingEnded: false,
  breakingMarked: null,
  corrections: [],
  changed: null,
};

/** A hold as the desk shows it. */
export function holdAnswer(row: HoldRow | null | undefined): Hold {
  if (!row) return noHold;
  const { revision, withdrawnAt, withdrawnBy, reason, unlisted, breakingEnded, breakingMarked, corrections } = row;
  return {
    revision,
    withdrawn: withdrawnAt && { at: withdrawnAt.toISOString(), by: withdrawnBy ?? row.changedBy, reason: reason ?? '' },
    unlisted,
    breakingEnded,
    breakingMarked: breakingMarked?.toISOString() ?? null,
    corrections,
    changed: { at: row.changedAt.toISOString(), by: row.changedBy, action: row.lastAction },
  };
}
