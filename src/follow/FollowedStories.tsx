import { useQueries } from '@tanstack/react-query';
import type { Story } from '#contract/story.ts';
import { useTranslation } from '../language/I18nContext.tsx';
import { EmptyList } from '../story/EmptyList.tsx';
import { StoryCard } from '../story/StoryCard.tsx';
import { Button } from '../ui/Button.tsx';
import { useWire } from '../wire/WireContext.tsx';
import { followQueries } from './follow.queries.ts';
import type { Follow } from './follows.ts';

const mostShown = 40;

/** The newest stories of all that is followed, each once, newest first. What cannot be loaded is said, and the rest stays. */
export function FollowedStories({ follows }: { follows: readonly Follow[] }) {
  const { t } = useTranslation('follow');
  const queries = followQueries(useWire());
  const answers = useQueries({ queries: follows.map((each) => queries.newest(each)) });
  const failed = answers.filter(({ isError }) => isError);
  const pending = answers.some(({ isPending }) => isPending);
  const stories = newestFirst(answers.flatMap(({ data }) => data?.stories ?? []));
  return (
    <>
      {failed.length > 0 && (
        <div className="mb-6 flex flex-wrap items-center gap-3 border-y border-edge py-3 text-ui">
          <output>{t('someFailed')}</output>
          <Button onClick={() => failed.forEach(({ refetch }) => void refetch())}>{t('retry')}</Button>
        </div>
      )}
      {stories.length > 0 && (
        <ul className="stack">
          {stories.map((story) => (
            <li key={story.id}>
              <StoryCard story={story} variant="row" level={2} />
            </li>
          ))}
        </ul>
      )}
      {stories.length === 0 && pending && <output className="block text-ui text-mute">{t('loading')}</output>}
      {stories.length === 0 && !pending && failed.length === 0 && (
        <EmptyList title={t('nothingNew')} hint={t('nothingNewHint')} />
      )}
    </>
  );
}

function newestFirst(stories: readonly Story[]): Story[] {
  const once = new Map(stories.map((story) => [story.id, story]));
  return [...once.values()].toSorted((one, other) => other.published.localeCompare(one.published)).slice(0, mostShown);
}
