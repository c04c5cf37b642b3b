import { publishedScopes, type PublishedScope } from '#contract/hold-actions.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';

type Props = { current: PublishedScope; held: number | undefined; params: URLSearchParams };

/** Links to what readers see, and to what the desk has changed of it, with its count. */
export function ScopeTabs({ current, held, params }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const hrefOf = (scope: PublishedScope) => {
    const next = new URLSearchParams(params);
    // A search of one list means nothing in the other.
    for (const name of ['q', 'section']) next.delete(name);
    if (scope === 'public') next.delete('scope');
    else next.set('scope', scope);
    return `?${next}`;
  };
  return (
    <nav
      aria-label={t('publishedList.scope')}
      className="scrollbar-none -mx-(--margin) mb-5 overflow-x-auto px-(--margin)"
    >
      <ul className="flex min-w-max gap-6 border-b border-rule">
        {publishedScopes.map((scope) => (
          <li key={scope}>
            <a
              href={hrefOf(scope)}
              aria-current={scope === current ? 'page' : undefined}
              className="-mb-px inline-flex min-h-11 items-center gap-2 border-b-3 border-transparent text-list text-soft aria-[current=page]:border-ink aria-[current=page]:font-bold aria-[current=page]:text-ink"
            >
              {t(`publishedList.${scope}`)}
              {scope === 'held' && held !== undefined && held > 0 && (
                <span className="text-meta font-normal text-mute">{format.number(held)}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
