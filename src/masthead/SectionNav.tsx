import { useTranslation } from '../language/WordsContext.tsx';
import { useQuery } from '@tanstack/react-query';
import { NavLink, useParams } from 'react-router';
import { useEdition } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { accentOf } from '../story/accent.ts';
import { articleQueries } from '../story/story.queries.ts';
import { useWire } from '../wire/WireContext.tsx';

const look = 'section-link relative flex h-11 items-center text-list leading-none whitespace-nowrap text-soft';

/** One line that scrolls sideways on a phone; the last one half cut is the hint. */
export function SectionNav() {
  const { t } = useTranslation();
  const { language, newsroom } = useEdition();
  const reading = useSectionRead();
  return (
    <nav aria-label={t('masthead.sections')} className="section-nav scrollbar-none">
      <ul>
        <li>
          <NavLink to={links.front(language)} end className={look}>
            {t('masthead.home')}
          </NavLink>
        </li>
        {newsroom.sections.map((section) => (
          <li key={section.slug} {...accentOf(newsroom, section.slug)}>
            <NavLink
              to={links.section(language, section.slug)}
              className={look}
              data-current={section.slug === reading ? '' : undefined}
            >
              {section.name[language] ?? section.slug}
            </NavLink>
          </li>
        ))}
        <li>
          <NavLink to={links.latest(language)} className={look}>
            {t('masthead.latest')}
          </NavLink>
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
