import { useTranslation } from '../../language/I18nContext.tsx';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'react-router';
import { useEdition } from '../../language/EditionContext.tsx';
import { links } from '../../links.ts';
import { accentOf } from '../../story/accent.ts';
import { articleQueries } from '../../story/story.queries.ts';
import { useWire } from '../../wire/WireContext.tsx';

const look = 'section-link relative flex h-11 items-center text-list leading-none whitespace-nowrap text-soft';

/** Scrolls sideways on a phone; the last section, half cut off, hints at it. */
export function SectionNav() {
  const { t } = useTranslation();
  const { language, newsroom } = useEdition();
  const articleSection = useArticleSection();
  const { pathname } = useLocation();
  const linkTo = (href: string) => ({
    href,
    className: look,
    'aria-current': href === pathname ? ('page' as const) : undefined,
  });
  return (
    <nav
      aria-label={t('masthead.sections')}
      className="overflow-x-auto border-b border-rule scrollbar-none lg:border-ink"
    >
      <ul className="flex w-max gap-[1.375rem] px-(--margin) lg:mx-auto lg:w-full lg:max-w-[calc(76.5rem+2*var(--margin))] lg:justify-between">
        <li>
          <a {...linkTo(links.front(language))}>{t('masthead.home')}</a>
        </li>
        {newsroom.sections.map((section) => (
          <li key={section.slug} {...accentOf(newsroom, section.slug)}>
            <a
              {...linkTo(links.section(language, section.slug))}
              data-current={section.slug === articleSection ? '' : undefined}
            >
              {section.name[language] ?? section.slug}
            </a>
          </li>
        ))}
        <li>
          <a {...linkTo(links.latest(language))}>{t('masthead.latest')}</a>
        </li>
      </ul>
    </nav>
  );
}

/** Slug of the section of the article on the page, from the cache; makes no request. */
function useArticleSection(): string | undefined {
  const { language } = useEdition();
  const id = useParams()['id'] ?? '';
  const { data } = useQuery({ ...articleQueries(useWire()).byId(language, id), enabled: false });
  return data?.article.section?.slug;
}
