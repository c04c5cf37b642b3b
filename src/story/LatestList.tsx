import { useTranslation } from '../language/I18nContext.tsx';
import type { Story } from '#contract/story.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { daysBetween } from '../language/format.ts';
import { useFormat } from '../language/useFormat.ts';
import { useNow } from '../language/NowContext.tsx';
import { StoryLink } from './StoryLink.tsx';
import { useBreaking } from './useBreaking.ts';
import { StoryText } from './StoryText.tsx';

/** The newest stories with time and headline. A story of another day than the first shows its day too. */
export function LatestList({ stories }: { stories: readonly Story[] }) {
  const edition = useEdition();
  const newest = stories[0];
  return (
    <ol className="rings">
      {stories.map((story) => (
        <LatestItem
          key={story.id}
          story={story}
          newest={newest && daysBetween(story.published, newest.published, edition) > 0 ? newest.published : undefined}
        />
      ))}
    </ol>
  );
}

/** `newest`: when the first story was published, if this one is of another day. */
function LatestItem({ story, newest }: { story: Story; newest: string | undefined }) {
  const { t } = useTranslation();
  const edition = useEdition();
  const format = useFormat();
  const now = useNow();
  const breaking = useBreaking(story);
  const yesterday = now !== null && daysBetween(story.published, now, edition) === 1;
  const day = newest
    ? `${yesterday ? t('common.yesterday') : format.day(story.published, newest)}${t('common.comma')}`
    : '';
  return (
    <li data-breaking={breaking || undefined}>
      <p className={`text-meta ${breaking ? 'font-bold text-breaking' : 'text-mute'}`}>
        {breaking && <b className="me-[0.5em]">{t('common.breaking')}</b>}
        <time dateTime={story.published}>{`${day}${format.time(story.published)}`}</time>
      </p>
      <StoryLink story={story} className="headline-link block text-list font-semibold text-balance">
        <StoryText text={story.tickerLine ?? story.headline} language={story.language} />
      </StoryLink>
    </li>
  );
}
