import { useTranslation } from '../language/I18nContext.tsx';
import type { BoardState } from '#contract/desk.ts';

// Distinct without colour: filled is public or about to be, outlined is seen by editors only.
const classes: Record<BoardState, string> = {
  draft: 'border-edge text-ink',
  embargoed: 'border-ink bg-notice text-ink',
  changed: 'border-ink bg-mark text-ink',
  published: 'border-ink bg-ink text-paper',
  killed: 'border-edge text-mute line-through decoration-1',
};

export function StateLabel({ state }: { state: BoardState }) {
  const { t } = useTranslation('desk');
  return (
    <span className={`border px-2 py-0.5 text-meta leading-note font-semibold ${classes[state]}`}>
      {t(`state.${state}`)}
    </span>
  );
}
