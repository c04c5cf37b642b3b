import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import type { Story } from '#contract/story.ts';
import { Icon } from '../ui/Icon.tsx';
import { SaveIcon } from '../ui/icons.ts';
import { useWire } from '../wire/WireContext.tsx';
import { savePending } from './save-pending.ts';
import { removeSaved, saveStory, useSavedStories } from './saved-stories.ts';

/** Saves a story on this device; its icon is filled while the story is saved. */
export function SaveButton({ story }: { story: Story }) {
  const { t } = useTranslation();
  const saved = useSavedStories().some((entry) => entry.story.id === story.id);
  const [failed, setFailed] = useState<ReturnType<typeof saveStory>>(null);
  const [queryClient, wire] = [useQueryClient(), useWire()];
  useEffect(() => void savePending({ queryClient, wire }), [queryClient, wire]);
  return (
    <>
      <button
        type="button"
        data-save={`${story.language}/${story.id}`}
        className="tap noscript:hidden aria-pressed:text-ink aria-pressed:[&_svg]:fill-current"
        aria-label={t('article.save')}
        aria-pressed={saved}
        onClick={() => {
          if (saved) removeSaved(story.id);
          setFailed(saved ? null : saveStory(story));
        }}
      >
        <Icon of={SaveIcon} />
      </button>
      <output className={failed ? 'order-last basis-full text-ui text-soft' : 'sr-only'}>
        {failed && t(`saved.${failed}`)}
      </output>
    </>
  );
}
