import { skipToken, useQuery } from '@tanstack/react-query';
import { useLocation, useMatches } from 'react-router';
import { useTranslation } from './I18nContext.tsx';
import { directionOf, type Language, languageNames } from '#contract/language.ts';
import type { ArticleAnswer } from '#contract/story.ts';
import { rememberLanguage } from './choice.ts';
import { useEdition } from './EditionContext.tsx';
import { links } from '../links.ts';
import { articleKey } from '../wire/keys.ts';

/**
 * Each language in its own name. From an article to the same story's translation; where there is none, to a page of that
 * language which says so and shows the nearest stories. From anywhere else to the same page.
 */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const { language, newsroom } = useEdition();
  const { pathname, search } = useLocation();
  const id = useMatches().find((match) => match.id === 'article')?.params['id'];
  // Only what the article's page has asked for; nothing is asked for here.
  const { data } = useQuery<ArticleAnswer>({ queryKey: articleKey(language, id ?? ''), queryFn: skipToken });

  if (newsroom.languages.length < 2) return null;
  const target = (to: Language): string => {
    // A page that could not be shown may speak another language than its address.
    const [, at] = pathname.split('/');
    if (to === at) return pathname + search;
    if (id === undefined) return `/${to}${pathname.slice(1 + (at?.length ?? 0))}${search}`;
    const translated = data?.translations.find((translation) => translation.language === to);
    return translated ? links.article(to, translated.id) : `${links.article(to, id)}?from=${language}`;
  };
  return (
    <nav aria-label={t('masthead.languages')}>
      <ul className="flex">
        {newsroom.languages.map((to) => (
          <li key={to}>
            <a
              href={target(to)}
              lang={to}
              dir={directionOf(to)}
              hrefLang={to}
              aria-current={to === language || undefined}
              onClick={() => rememberLanguage(to)}
              className="tap px-2 text-meta text-soft aria-current:font-bold aria-current:text-ink lg:text-kicker"
            >
              {languageNames[to]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
