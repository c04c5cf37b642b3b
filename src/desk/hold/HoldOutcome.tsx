import type { UseMutationResult } from '@tanstack/react-query';
import type { Hold, HoldChange } from '#contract/hold.ts';
import type { HoldAction } from '#contract/hold-actions.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { WireError } from '../../wire/wire-error.ts';

type Props = {
  change: UseMutationResult<Hold, Error, HoldChange, Hold | undefined>;
  /** The present state, refetched after each change. */
  hold: Hold;
  /** Readers do not have it yet. */
  embargoed?: boolean | undefined;
  onUndo: (change: HoldChange) => void;
};

/** What has just been done, with its undo; or why nothing was done, with who was faster. */
export function HoldOutcome({ change: { data, error, variables, context }, hold, embargoed, onUndo }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  if (error) {
    const conflict = error instanceof WireError && error.kind === 'conflict';
    const { changed } = hold;
    return (
      <p role="alert" className="text-ui leading-note font-semibold text-breaking">
        {conflict && changed
          ? t('hold.conflictBy', {
              name: changed.by,
              action: t(`log.actions.${changed.action}`),
              time: format.dateTime(changed.at),
            })
          : t(conflict ? 'hold.conflict' : 'hold.failed')}
      </p>
    );
  }
  if (!data || !variables) return null;
  // Where a colleague has gone on from there, there is nothing of ours to undo.
  const undo = data.revision === hold.revision ? undoOf(variables, hold, context) : null;
  const { action } = variables;
  return (
    <div role="status" className="flex flex-wrap items-center gap-3 bg-mark px-4 py-2 text-ui font-semibold text-ink">
      <p>
        {t(
          embargoed && (action === 'withdraw' || action === 'release')
            ? `hold.doneWaiting.${action}`
            : `hold.done.${action}`,
        )}
      </p>
      {undo && <Button onClick={() => onUndo(undo)}>{t('hold.undo')}</Button>}
    </div>
  );
}

const opposite: Record<Exclude<HoldAction, 'correct' | 'remove-correction' | 'release'>, HoldAction> = {
  withdraw: 'release',
  unlist: 'relist',
  relist: 'unlist',
  'mark-breaking': 'unmark-breaking',
  'unmark-breaking': 'mark-breaking',
  'end-breaking': 'resume-breaking',
  'resume-breaking': 'end-breaking',
};

function undoOf(change: HoldChange, { revision }: Hold, before: Hold | undefined): HoldChange | null {
  // To mark as breaking what had been ended ended that: without the mark alone an urgent story would still be breaking.
  if (change.action === 'mark-breaking' && before?.breakingEnded) return { action: 'end-breaking', revision };
  if (change.action === 'correct') return { action: 'remove-correction', revision, text: change.text };
  if (change.action === 'remove-correction') return { action: 'correct', revision, text: change.text };
  // To withdraw anew is a decision of its own, with its reason.
  if (change.action === 'release') return null;
  return { action: opposite[change.action], revision } as HoldChange;
}
