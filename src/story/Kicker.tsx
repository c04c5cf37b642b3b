import { useTranslation } from '../language/I18nContext.tsx';
import type { Story } from '#contract/story.ts';
import { useBreaking } from './useBreaking.ts';
import { StoryText } from './StoryText.tsx';

/** Above a headline: «عاجل» while the story is breaking, or what it is where it is no text, then the editor's kicker, else the section's name. */
export function Kicker({ story }: { story: Story }) {
  const { t } = useTranslation();
  const breaking = useBreaking(story);
  const words = story.kicker ?? story.section?.name;
  const kind = !breaking && story.kind && t(`common.kinds.${story.kind}`);
  if (!breaking && !kind && !words) return null;
  return (
    <p className="text-kicker font-bold text-accent">
      {breaking && <span className="text-breaking">{t('common.breaking')}</span>}
      {kind}
      {(breaking || kind) && words && <i className="separator" />}
      {words && <StoryText text={words} language={story.language} />}
    </p>
  );
}
