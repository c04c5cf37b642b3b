import { useTranslation } from '../language/I18nContext.tsx';
import type { Article } from '#contract/story.ts';
import { StoryText } from '../story/StoryText.tsx';
import { links } from '../links.ts';

/** The story's subjects, each a link to its topic page. */
export function Topics({ article: { language, subjects } }: { article: Article }) {
  const { t } = useTranslation();
  if (subjects.length === 0) return null;
  return (
    <nav aria-label={t('article.topics')}>
      <ul className="mt-6 flex flex-wrap gap-2">
        {subjects.map(({ slug, name }) => (
          <li key={slug}>
            <a
              href={links.topic(language, slug)}
              className="headline-link inline-flex min-h-11 items-center border border-edge px-3.5 py-2 text-kicker leading-[1.4]"
            >
              <StoryText text={name} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
