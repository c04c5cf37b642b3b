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
 * Each language in its own name. From an article it leads to the translation; where there is none, to a page that says so in that
 * language and shows the nearest stories. From any other page it leads to the same page.
 */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const { language, newsroom } = useEdition();
  const { pathname, search } = useLocation();
  const id = useMatches().find((match) => match.id === 'article')?.params['id'];
  // Reads the cache only: the article's page makes the request.
  const { data } = useQuery<ArticleAnswer>({ queryKey: articleKey(language, id ?? ''), queryFn: skipToken });

  if (newsroom.languages.length < 2) return null;
  const target = (to: Language): string => {
    // An error page may be in another language than its address.
    const [, current] = pathname.split('/');
    if (to === current) return pathname + search;
    if (id === undefined) return `/${to}${pathname.slice(1 + (current?.length ?? 0))}${search}`;
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
