import type { Story } from '#contract/story.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { useTranslation } from '../language/I18nContext.tsx';
import { useFormat } from '../language/useFormat.ts';
import { accentOf } from '../story/accent.ts';
import { BlockHead } from '../story/BlockHead.tsx';
import { StoryLink } from '../story/StoryLink.tsx';
import { StoryText } from '../story/StoryText.tsx';

type Props = { stories: readonly Story[]; current: string; section: Story['section'] };

/** How an event went on, oldest first, with the open story at its place. */
export function Chronology({ stories, current, section }: Props) {
  const { t } = useTranslation();
  const { newsroom } = useEdition();
  const format = useFormat();
  return (
    <section aria-label={t('related.chronology')} {...accentOf(newsroom, section?.slug)}>
      <BlockHead>{t('related.chronology')}</BlockHead>
      <ol className="rings">
        {stories.map((story) => (
          <li key={story.id} aria-current={story.id === current || undefined}>
            <p className="text-meta text-mute">
              <time dateTime={story.published}>{format.dateTime(story.published)}</time>
            </p>
            {story.id === current ? (
              <p className="text-list font-semibold text-balance">
                <StoryText text={story.headline} language={story.language} />
                <span className="block text-meta text-soft">{t('related.thisStory')}</span>
              </p>
            ) : (
              <StoryLink story={story} className="headline-link block text-list font-semibold text-balance">
                <StoryText text={story.headline} language={story.language} />
              </StoryLink>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
