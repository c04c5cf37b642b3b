import { useTranslation } from '../../language/I18nContext.tsx';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'react-router';
import { useEdition } from '../../language/EditionContext.tsx';
import { links } from '../../links.ts';
import { accentOf } from '../../story/accent.ts';
import { articleQueries } from '../../story/story.queries.ts';
import { useWire } from '../../wire/WireContext.tsx';

const look = 'section-link relative flex h-11 items-center text-list leading-none whitespace-nowrap text-soft';

/** One line that scrolls sideways on a phone; the last one half cut is the hint. */
export function SectionNav() {
  const { t } = useTranslation();
  const { language, newsroom } = useEdition();
  const reading = useSectionRead();
  const { pathname } = useLocation();
  const at = (href: string) => ({
    href,
    className: look,
    'aria-current': href === pathname ? ('page' as const) : undefined,
  });
  return (
    <nav aria-label={t('masthead.sections')} className="section-nav scrollbar-none">
      <ul>
        <li>
          <a {...at(links.front(language))}>{t('masthead.home')}</a>
        </li>
        {newsroom.sections.map((section) => (
          <li key={section.slug} {...accentOf(newsroom, section.slug)}>
            <a {...at(links.section(language, section.slug))} data-current={section.slug === reading ? '' : undefined}>
              {section.name[language] ?? section.slug}
            </a>
          </li>
        ))}
        <li>
          <a {...at(links.latest(language))}>{t('masthead.latest')}</a>
        </li>
      </ul>
    </nav>
  );
}

/** The section of the story on the page, as far as the page knows it: nothing is asked for here. */
function useSectionRead(): string | undefined {
  const { language } = useEdition();
  const id = useParams()['id'] ?? '';
  const { data } = useQuery({ ...articleQueries(useWire()).byId(language, id), enabled: false });
  return data?.article.section?.slug;
}
