import { useTranslation } from '../language/WordsContext.tsx';
import type { Story } from '#contract/story.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { daysBetween } from '../language/format.ts';
import { useFormat } from '../language/useFormat.ts';
import { StoryLink } from './StoryLink.tsx';
import { useBreaking } from './useBreaking.ts';

/** The newest stories on a line of rings: time and headline. A story of another day than the first says which. */
export function LatestList({ stories }: { stories: readonly Story[] }) {
  const edition = useEdition();
  const newest = stories[0];
  return (
    <ol className="rings">
      {stories.map((story) => (
        <LatestItem
          key={story.id}
          story={story}
          dated={newest !== undefined && daysBetween(story.published, newest.published, edition) > 0}
        />
      ))}
    </ol>
  );
}

function LatestItem({ story, dated }: { story: Story; dated: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const breaking = useBreaking(story);
  return (
    <li data-breaking={breaking || undefined}>
      <p className={`text-meta ${breaking ? 'font-bold text-breaking' : 'text-mute'}`}>
        {breaking && <b className="me-[0.5em]">{t('common.breaking')}</b>}
        <time dateTime={story.published}>
          {dated ? format.dateTime(story.published) : format.time(story.published)}
        </time>
      </p>
      <StoryLink story={story} className="headline-link block text-list font-semibold text-balance">
        {story.tickerLine ?? story.headline}
      </StoryLink>
    </li>
  );
}
