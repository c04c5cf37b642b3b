import type { PreparedItem } from '../database/prepared.ts';

type Versioned = Pick<PreparedItem, 'version' | 'versionCreated'>;

const whole = /^\d+$/;
const time = /^\d{4}-\d\d-\d\dT/;

/** Whole numbers compare as numbers (10 after 9), anything else by the time it was made. */
export function isNewer(candidate: Versioned, than: Versioned): boolean {
  if (whole.test(candidate.version) && whole.test(than.version))
    return BigInt(candidate.version) > BigInt(than.version);
  // For a version dated after its receipt the receipt counts, so that it is still the same version when it is sent again.
  if (candidate.version === than.version && time.test(candidate.version)) return false;
  return candidate.versionCreated > than.versionCreated;
}

type Draft = Versioned & Pick<PreparedItem, 'pubStatus'>;

/** An autosave: a draft of the version of the newest draft, made later. */
export function replacesDraft(candidate: Draft, draft: Draft): boolean {
  const equal = candidate.version === draft.version || (!isNewer(candidate, draft) && !isNewer(draft, candidate));
  const drafts = candidate.pubStatus === 'withheld' && draft.pubStatus === 'withheld';
  return drafts && equal && candidate.versionCreated > draft.versionCreated;
}
