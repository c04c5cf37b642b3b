import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { ArticleAnswer, Story, TickerAnswer } from '#contract/story.ts';
import type { InitialState } from './initial-state.ts';
import { kindOf } from '../../wire/keys.ts';

/** On the server: the loaded queries, without what ticker lines, cards and links do not show of a story. */
export function initialQueries(client: QueryClient): InitialState['queries'] {
  return client
    .getQueryCache()
    .getAll()
    .filter(({ state }) => state.status === 'success')
    .map(({ queryKey, state: { data } }) => [queryKey, onlyShown(queryKey, data)]);
}

/** Decks and pictures of the ticker alone would be a sixth of a page. */
function onlyShown(key: QueryKey, data: unknown): unknown {
  const kind = kindOf(key);
  if (kind === 'ticker') {
    const answer = data as TickerAnswer;
    return { ...answer, stories: answer.stories.map(forTickerLine) };
  }
  if (kind !== 'article') return data;
  const answer = data as ArticleAnswer;
  return {
    ...answer,
    seeAlso: answer.seeAlso.map((entry) =>
      entry.type === 'story' ? { ...entry, story: { ...forCard(entry.story), picture: null } } : entry,
    ),
    related: answer.related.map((entry) => ({ ...entry, story: forCard(entry.story) })),
  } satisfies ArticleAnswer;
}

const forTickerLine = (story: Story): Story => ({ ...story, deck: null, kicker: null, section: null, picture: null });
const forCard = (story: Story): Story => ({
  ...story,
  deck: null,
  picture: story.picture && { ...story.picture, alt: '', caption: null, credit: null },
});
