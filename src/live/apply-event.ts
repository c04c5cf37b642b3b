import type { Query, QueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { ArticleAnswer, Story, StreamEvent, TickerAnswer } from '#contract/story.ts';
import { eventsAfter } from './catch-up.ts';
import { serverTime } from '../runtime/clock.ts';
import { inTickerOrder, isBreaking } from './ticker-order.ts';
import { articleKey, kindKey, nextArticleKey, type QueryKind, tickerKey, withdrawnKey } from '../wire/keys.ts';
import type { Wire } from '../wire/wire.ts';
import { WireError } from '../wire/wire-error.ts';
import { withoutStory } from './without-story.ts';

type Place = { queryClient: QueryClient; wire: Wire; language: Language };

const lists = ['front', 'stories', 'search'] as const;
const everywhere = ['ticker', 'article', ...lists] as const;

/** Brings one event of the stream into what the app knows. */
export function applyEvent(place: Place, event: StreamEvent): void {
  if (event.event === 'reset') readAnew(place);
  else if (event.event === 'canceled') {
    if (event.reason === 'killed') withdraw(place, event.storyId);
    else leave(place, event.storyId, event.reason === 'expired' ? ['ticker', 'front'] : everywhere);
  } else {
    putIntoTicker(place, event.story, event.id, event.event === 'item');
    // Lists on the screen stay as they are being read; they are asked for anew when they are next opened.
    for (const list of lists)
      void place.queryClient.invalidateQueries({ queryKey: kindKey(list, place.language), refetchType: 'none' });
    void refreshArticle(place, event.story);
  }
}

function putIntoTicker({ queryClient, language }: Place, story: Story, position: number, isNew: boolean): void {
  queryClient.setQueryData<TickerAnswer>(tickerKey(language), (answer) => {
    if (!answer) return answer;
    const there = answer.stories.some(({ id }) => id === story.id);
    // A change to a story that is too old for the ticker does not bring it there.
    if (!there && !isNew && !isBreaking(story, serverTime())) return { ...answer, position };
    const others = answer.stories.filter(({ id }) => id !== story.id);
    const now = serverTime();
    return { stories: inTickerOrder([story, ...others], (one) => isBreaking(one, now)), position };
  });
}

/** An article that the reader has had gets its new version; one that he is reading gets it offered, not swapped. */
async function refreshArticle({ queryClient, wire, language }: Place, story: Story): Promise<void> {
  const key = articleKey(language, story.id);
  const query = queryClient.getQueryCache().find<ArticleAnswer>({ queryKey: key });
  const known = query?.state.data;
  // A story that was withdrawn by mistake can come back under the same id.
  queryClient.removeQueries({ queryKey: withdrawnKey(language, story.id) });
  if (!query || !known || known.article.revision >= story.revision) return;
  try {
    const next = await wire.article(language, story.id, { revision: story.revision });
    queryClient.setQueryData(query.isActive() ? nextArticleKey(language, story.id) : key, next);
  } catch (error) {
    if (error instanceof WireError && error.kind === 'withdrawn') withdraw({ queryClient, wire, language }, story.id);
    else void queryClient.invalidateQueries({ queryKey: key, refetchType: 'none' });
  }
}

/** A killed story leaves everything at once: lists on the screen, kept articles, and the page that shows it. */
function withdraw({ queryClient, language }: Place, id: string): void {
  queryClient.setQueryData(withdrawnKey(language, id), new Date(serverTime()).toISOString());
  // Also what was answered for an address that it had before.
  const tells = ({ queryKey, state }: Query) =>
    queryKey[2] === id || (state.data as ArticleAnswer | undefined)?.article.id === id;
  queryClient.removeQueries({ queryKey: kindKey('article', language), predicate: tells });
  queryClient.removeQueries({ queryKey: nextArticleKey(language, id) });
  for (const kind of everywhere)
    queryClient.setQueriesData<unknown>({ queryKey: kindKey(kind, language) }, (data: unknown) =>
      withoutStory(data, id),
    );
}

/**
 * An expired story leaves ticker and fronts, and its page is marked; one that has moved leaves everything that names it by
 * its old id, and its page is answered from the new one.
 */
function leave({ queryClient, language }: Place, id: string, kinds: readonly QueryKind[]): void {
  for (const kind of kinds)
    queryClient.setQueriesData<unknown>({ queryKey: kindKey(kind, language) }, (data: unknown) =>
      withoutStory(data, id),
    );
  void queryClient.invalidateQueries({ queryKey: articleKey(language, id) });
}

/**
 * Too much was missed to be replayed: what is on the screen is asked for again, lists when they are next opened. Articles
 * are forgotten: one of them may have been withdrawn meanwhile.
 */
function readAnew({ queryClient, language }: Place): void {
  queryClient.removeQueries({ queryKey: kindKey('article', language), type: 'inactive' });
  for (const kind of everywhere) void queryClient.invalidateQueries({ queryKey: kindKey(kind, language) });
}

/** An article that a cache answered may be older than what the stream has said of it since: that is brought in once more. */
export function overtaken(place: Place, [kind, language, id]: readonly unknown[], data: unknown): void {
  if (kind !== 'article' || language !== place.language) return;
  const answer = data as ArticleAnswer;
  for (const event of eventsAfter(place.queryClient, place.language, answer.position)) {
    if (event.event === 'canceled' && event.storyId === id && event.reason === 'killed') withdraw(place, event.storyId);
    else if (event.event !== 'canceled' && event.event !== 'reset' && event.story.id === id)
      void refreshArticle(place, event.story);
  }
}
