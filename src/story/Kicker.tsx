import { useTranslation } from '../language/I18nContext.tsx';
import type { Story } from '#contract/story.ts';
import { useBreaking } from './useBreaking.ts';
import { StoryText } from './StoryText.tsx';

/** Above a headline: «عاجل» while the story is breaking, then the editor's kicker, else the section's name. */
export function Kicker({ story }: { story: Story }) {
  const { t } = useTranslation();
  const breaking = useBreaking(story);
  const words = story.kicker ?? story.section?.name;
  if (!breaking && !words) return null;
  return (
    <p className="text-kicker font-bold text-accent">
      {breaking && <span className="text-breaking">{t('common.breaking')}</span>}
      {breaking && words && <i className="separator" />}
      {words && <StoryText text={words} language={story.language} />}
    </p>
  );
}
