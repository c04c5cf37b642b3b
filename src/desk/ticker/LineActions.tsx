import { useQueryClient } from '@tanstack/react-query';
import type { HoldAction } from '#contract/hold-actions.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { deskKeys } from '../../wire/desk-keys.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { usePressedOnce } from '../usePressedOnce.ts';
import type { TickerLineOfDesk } from './LineText.tsx';
import { released, type TickerChange } from './ticker-plan.ts';
import type { TickerChanges } from './useTickerChanges.ts';

type Props = {
  id: string;
  /** Undefined of a pinned story that readers do not see. */
  line: TickerLineOfDesk | undefined;
  pinned: boolean;
  name: string;
  changes: TickerChanges;
  /** Null where no more lines can be pinned. */
  onPin: (() => void) | null;
  /** Null where no more lines can be hidden. */
  hide: TickerChange | null;
  onEdit: (line: TickerLineOfDesk) => void;
};

/** What can be done to a line. Breaking is the story's, wherever it stands; the rest is about this ticker. */
export function LineActions({ id, line, pinned, name, changes, onPin, hide, onEdit }: Props) {
  const { t } = useTranslation('desk');
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  const breaking = usePressedOnce({
    mutationFn: (action: 'mark-breaking' | 'unmark-breaking' | 'end-breaking') =>
      // A pinned story may have moved to another address since.
      desk.changeHold(line?.story.id ?? id, { action, revision: line?.hold.revision ?? 0 }),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: deskKeys.allItems });
      void queryClient.invalidateQueries({ queryKey: ['desk', 'ticker'] });
    },
  });
  const act = (word: string, onClick: (() => void) | null) => (
    <Button
      aria-label={`${word}: ${name}`}
      disabled={!onClick || changes.busy || breaking.isPending}
      onClick={() => onClick?.()}
    >
      {word}
    </Button>
  );
  const breakingAction = breakingActionOf(line);
  return (
    <div className="flex flex-wrap gap-2">
      {act(t(pinned ? 'line.pinEnd' : 'line.pin'), onPin)}
      {pinned && act(t('line.unpin'), () => changes.change(released(id), t('line.unpinned', { name })))}
      {breakingAction && act(t(`hold.${breakingAction}`), () => breaking.mutate(breakingAction))}
      {line?.own
        ? act(t('line.edit'), () => onEdit(line))
        : line && act(t('line.hide'), hide && (() => changes.change(hide, t('line.hiddenNow', { name }))))}
      {breaking.isError && (
        <p role="alert" className="w-full text-meta font-semibold text-breaking">
          {t('line.breakingFailed')}
        </p>
      )}
    </div>
  );
}

function breakingActionOf(line: TickerLineOfDesk | undefined) {
  if (!line) return null;
  const { breakingUntil } = line.story;
  if (!breakingUntil) return 'mark-breaking' satisfies HoldAction;
  // A mark whose time is over says nothing any more.
  return line.hold.breakingMarked === breakingUntil ? 'unmark-breaking' : ('end-breaking' satisfies HoldAction);
}
