import { useTranslation } from '../language/I18nContext.tsx';
import { directionOf } from '#contract/language.ts';
import type { SeeAlso } from '#contract/story.ts';
import { StoryLink } from '../story/StoryLink.tsx';
import { StoryText } from '../story/StoryText.tsx';

/** Related stories that the editor chose; those of other sites are outside links. */
export function SeeAlsoStories({ chosen }: { chosen: readonly SeeAlso[] }) {
  const { t } = useTranslation();
  if (chosen.length === 0) return null;
  return (
    <aside className="article-see">
      <h2>{t('article.seeAlso')}</h2>
      <ul>
        {chosen.map((entry) =>
          entry.type === 'story' ? (
            <li key={entry.story.id} lang={entry.story.language} dir={directionOf(entry.story.language)}>
              <StoryLink story={entry.story} className="headline-link">
                <StoryText text={entry.story.headline} language={entry.story.language} />
              </StoryLink>
            </li>
          ) : (
            <li key={entry.href}>
              <a href={entry.href} rel="noopener" className="headline-link">
                <StoryText text={entry.headline} />
                <span className="sr-only">{` (${t('article.outside')})`}</span>
              </a>
            </li>
          ),
        )}
      </ul>
    </aside>
  );
}
