import { useEdition } from '../language/EditionContext.tsx';
import { useTranslation } from '../language/I18nContext.tsx';
import { links } from '../links.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/Button.tsx';
import { eraseSearches, useRecentSearches } from './recent-searches.ts';

/** The reader's own searches, to be repeated or erased. */
export function RecentSearches() {
  const { t } = useTranslation();
  const { language } = useEdition();
  const searches = useRecentSearches();
  if (searches.length === 0) return null;
  return (
    <section aria-labelledby="recent-searches" className="mb-8 max-w-155">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="recent-searches" className="text-h2">
          {t('search.recent')}
        </h2>
        <Button
          onClick={() => {
            eraseSearches();
            announce(t('search.erased'));
          }}
        >
          {t('search.erase')}
        </Button>
      </div>
      <p className="text-kicker text-mute">{t('search.recentHint')}</p>
      <ul className="mt-2">
        {searches.map((query) => (
          <li key={query} className="flex items-center justify-between gap-4 border-b border-rule">
            <a href={links.search(language, { q: query })} className="headline-link block min-h-11 grow py-3 text-list">
              <bdi dir="auto">{query}</bdi>
            </a>
            <button
              type="button"
              aria-label={t('search.eraseOne', { query })}
              className="min-h-11 px-3 text-list text-mute"
              onClick={({ currentTarget }) => {
                const entry = currentTarget.closest('li');
                // The button is removed with its search. After the last one the headline takes the focus.
                (entry?.nextElementSibling ?? entry?.previousElementSibling)?.querySelector('button')?.focus();
                eraseSearches(query);
              }}
            >
              <span aria-hidden>×</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
