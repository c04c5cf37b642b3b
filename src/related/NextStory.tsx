import type { Story } from '#contract/story.ts';
import { useTranslation } from '../language/I18nContext.tsx';
import { StoryLink } from '../story/StoryLink.tsx';
import { StoryText } from '../story/StoryText.tsx';

/** One quiet line at the end of an article. */
export function NextStory({ story }: { story: Story }) {
  const { t } = useTranslation();
  return (
    <p className="mt-6 border-t border-rule pt-3" data-screen="">
      <span className="block text-meta text-mute">{t('related.next')}</span>
      <StoryLink
        story={story}
        className="headline-link inline-block min-h-11 py-1 text-list font-semibold text-balance"
      >
        <StoryText text={story.headline} language={story.language} />
      </StoryLink>
    </p>
  );
}
