import { useTranslation } from '../language/I18nContext.tsx';
import type { Story } from '#contract/story.ts';
import { StoryLink } from '../story/StoryLink.tsx';
import { StoryText } from '../story/StoryText.tsx';

/** Headlines below the lead, of stories that belong to it. */
export function TiedHeadlines({ stories }: { stories: readonly Story[] }) {
  const { t } = useTranslation();
  return (
    <ul aria-label={t('front.tied')} className="mt-4 border-t border-rule lg:grid lg:grid-cols-2 lg:gap-x-(--gutter)">
      {stories.slice(0, 2).map((story) => (
        <li
          key={story.id}
          className="border-b border-rule py-3 text-list font-semibold text-balance last:border-b-0 lg:border-b-0"
        >
          <StoryLink story={story} className="headline-link">
            <StoryText text={story.headline} />
          </StoryLink>
        </li>
      ))}
    </ul>
  );
}
