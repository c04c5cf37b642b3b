import { useQueryClient } from '@tanstack/react-query';
import type { ArticleAnswer, Story } from '#contract/story.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { useOfflineTexts } from '../language/useOfflineTexts.ts';
import { links } from '../links.ts';
import { StoryCard } from '../story/StoryCard.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { kindKey } from '../wire/keys.ts';

const most = 12;

/** On a page that the device does not have: what it has instead. */
export function ReadableStories() {
  const t = useOfflineTexts();
  const { language } = useEdition();
  const queryClient = useQueryClient();
  const stories: Story[] = queryClient
    .getQueryCache()
    .findAll({ queryKey: kindKey('article', language), predicate: ({ state }) => state.data !== undefined })
    .sort((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)
    .slice(0, most)
    .map(({ state }) => (state.data as ArticleAnswer).article);
  return (
    <section aria-labelledby="readable" className="mt-10">
      <h2 id="readable" className="tab pt-2.5 text-h2">
        {t('readable.title')}
      </h2>
      <p className="pb-3.5 text-ui text-soft">{t(stories.length > 0 ? 'readable.hint' : 'readable.none')}</p>
      <ul className="stack max-w-155">
        {stories.map((story) => (
          <li key={story.id}>
            <StoryCard story={story} variant="row" />
          </li>
        ))}
      </ul>
      <p className="mt-6 flex flex-wrap gap-3">
        <a href={links.latest(language)} className={buttonLook}>
          {t('readable.latest')}
        </a>
        <a href={links.saved(language)} className={buttonLook}>
          {t('readable.saved')}
        </a>
        <a href={links.search(language)} className={buttonLook}>
          {t('readable.search')}
        </a>
      </p>
    </section>
  );
}
