import { useTranslation } from '../../language/I18nContext.tsx';
import type { DeskState } from '#contract/desk.ts';
import { useFormat } from '../../language/useFormat.ts';

/** States that have a list, in the order of the tabs. */
export const deskStates = ['draft', 'embargoed', 'changed', 'killed'] as const satisfies readonly DeskState[];

type Props = { current: DeskState | undefined; counts: Record<DeskState, number> | undefined; params: URLSearchParams };

/** Links to the lists of the desk, each with its count. */
export function StateTabs({ current, counts, params }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const total = counts && Object.values(counts).reduce((sum, count) => sum + count, 0);
  const hrefOf = (state?: DeskState) => {
    const next = new URLSearchParams(params);
    if (state) next.set('state', state);
    else next.delete('state');
    return `?${next}`;
  };
  return (
    <nav aria-label={t('list')} className="scrollbar-none -mx-(--margin) mb-5 overflow-x-auto px-(--margin)">
      <ul className="flex min-w-max gap-6 border-b border-rule">
        {[undefined, ...deskStates].map((state) => (
          <li key={state ?? 'all'}>
            <a
              href={hrefOf(state)}
              aria-current={state === current ? 'page' : undefined}
              className="-mb-px inline-flex min-h-11 items-center gap-2 border-b-3 border-transparent text-list text-soft aria-[current=page]:border-ink aria-[current=page]:font-bold aria-[current=page]:text-ink"
            >
              {t(`states.${state ?? 'all'}`)}
              {counts && (
                <span className="text-meta font-normal text-mute">{format.number(state ? counts[state] : total!)}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
