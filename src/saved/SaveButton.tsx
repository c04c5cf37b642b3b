import { useTranslation } from '../language/WordsContext.tsx';
import type { Story } from '#contract/story.ts';
import { Icon } from '../ui/Icon.tsx';
import { SaveIcon } from '../ui/icons.ts';
import { forgetSaved, saveStory, useSavedStories } from './saved-stories.ts';

/** Keeps a story for later on this device; saved, its ribbon is filled. */
export function SaveButton({ story }: { story: Story }) {
  const { t } = useTranslation();
  const saved = useSavedStories().some((entry) => entry.story.id === story.id);
  return (
    <button
      type="button"
      className="tap noscript:hidden aria-pressed:text-ink aria-pressed:[&_svg]:fill-current"
      aria-label={t('article.save')}
      aria-pressed={saved}
      onClick={() => (saved ? forgetSaved(story.id) : saveStory(story))}
    >
      <Icon of={SaveIcon} />
    </button>
  );
}
