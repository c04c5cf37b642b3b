import type { Query, QueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { ArticleAnswer, Story, StreamEvent, TickerAnswer } from '#contract/story.ts';
import { eventsAfter, withMissedEvents } from './missed-events.ts';
import { catchUpFront, offerFront } from './follow-front.ts';
import { removeFrom } from './remove-from.ts';
import { serverTime } from '../runtime/clock.ts';
import { inTickerOrder, isBreaking } from './ticker-order.ts';
import {
  articleKey,
  kindKey,
  nextArticleKey,
  type QueryKind,
  tickerKey,
  type Withdrawal,
  withdrawnKey,
} from '../wire/keys.ts';
import type { Wire } from '../wire/wire.ts';
import { WireError } from '../wire/wire-error.ts';
import { announceReset } from './stream-resets.ts';
import { withoutStory } from './without-story.ts';

type Place = { queryClient: QueryClient; wire: Wire; language: Language };

const lists = ['front', 'stories', 'search'] as const;
const everywhere = ['ticker', 'article', ...lists] as const;

/** Applies one event of the stream to the query cache. */
export function applyEvent(place: Place, event: StreamEvent): void {
  if (event.event === 'reset') invalidateAll(place, event.id);
  else if (event.event === 'front') followDesk(place, event);
  else if (event.event === 'canceled') {
    if (event.reason === 'killed') withdraw(place, event.storyId, event.detail);
    else removeStory(place, event.storyId, event.reason === 'expired' ? ['ticker', 'front', 'front-next'] : everywhere);
  } else {
    putIntoTicker(place, event);
    // A list on the screen does not change while it is read; it is refetched when next opened.
    for (const list of lists)
      void place.queryClient.invalidateQueries({ queryKey: kindKey(list, place.language), refetchType: 'none' });
    void refreshArticle(place, event.story);
  }
}

type StoryEvent = Extract<StreamEvent, { event: 'item' | 'update' }>;

function putIntoTicker({ queryClient, language }: Place, { story, id: position, event, offTicker }: StoryEvent): void {
  queryClient.setQueryData<TickerAnswer>(tickerKey(language), (answer) => {
    if (!answer) return answer;
    if (offTicker) return { ...withoutStory(answer, story.id), position };
    const there = answer.stories.some(({ id }) => id === story.id);
    // A change to a story that is too old for the ticker does not bring it there.
    if (!there && event === 'update' && !isBreaking(story, serverTime())) return { ...answer, position };
    const others = answer.stories.filter(({ id }) => id !== story.id);
    const now = serverTime();
    const stories = inTickerOrder([story, ...others], (one) => isBreaking(one, now), answer.pinned);
    return { ...answer, stories, position };
  });
}

/** Updates a cached article; for one that is on the screen, the new version is offered instead. */
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
    if (error instanceof WireError && error.kind === 'withdrawn')
      withdraw({ queryClient, language }, story.id, error.problem?.detail);
    else void queryClient.invalidateQueries({ queryKey: key, refetchType: 'none' });
  }
}

/** Removes a killed story at once from every cached answer; a page that shows it sees `withdrawnKey`. */
export function withdraw(
  { queryClient, language }: Pick<Place, 'queryClient' | 'language'>,
  id: string,
  detail?: string,
  at = new Date(serverTime()).toISOString(),
): void {
  queryClient.setQueryData<Withdrawal>(withdrawnKey(language, id), { at, detail });
  // Also the answer for a former id of the story.
  const isAbout = ({ queryKey, state }: Query) =>
    queryKey[2] === id || (state.data as ArticleAnswer | undefined)?.article.id === id;
  queryClient.removeQueries({ queryKey: kindKey('article', language), predicate: isAbout });
  queryClient.removeQueries({ queryKey: nextArticleKey(language, id) });
  removeFrom({ queryClient, language }, id, [...everywhere, 'front-next']);
}

/**
 * Removes a story from the given kinds and refetches its article: an expired one is then marked as such, one that has moved is
 * answered under its new id.
 */
function removeStory(place: Place, id: string, kinds: readonly QueryKind[]): void {
  const { queryClient, language } = place;
  removeFrom(place, id, kinds);
  void queryClient.invalidateQueries({ queryKey: articleKey(language, id) });
}

/**
 * Too much was missed to be replayed: what is on the screen is refetched now, everything else when next opened. What of it is deleted from the
 * device, and what is asked for, is decided where it is known what readers keep (src/offline/resets/settle-resets.ts).
 */
function invalidateAll(place: Place, id: number): void {
  const { queryClient, language } = place;
  for (const kind of everywhere)
    if (kind !== 'front') void queryClient.invalidateQueries({ queryKey: kindKey(kind, language) });
  announceReset(queryClient, language, id);
  void catchUpFront(place, id);
}

/** What an editor hides leaves an open front at once; everything else of a changed front is offered. */
function followDesk(place: Place, { id: event, about, hidden }: Extract<StreamEvent, { event: 'front' }>): void {
  if (about === 'ticker') return void followTicker(place, event);
  for (const one of hidden) removeFrom(place, one, ['front']);
  void offerFront(place, event);
}

async function followTicker({ queryClient, wire, language }: Place, event: number): Promise<void> {
  const answer = await wire.ticker(language, undefined, event).catch(() => null);
  if (answer) queryClient.setQueryData(tickerKey(language), withMissedEvents(queryClient, language, answer));
}

/** An article from a cache on the way may be older than events already applied: these are applied to it again. */
export function applyMissedEvents(place: Place, [kind, language, id]: readonly unknown[], data: unknown): void {
  if (kind !== 'article' || language !== place.language) return;
  const answer = data as ArticleAnswer;
  for (const event of eventsAfter(place.queryClient, place.language, answer.position)) {
    if (event.event === 'front' || event.event === 'reset') continue;
    if (event.event === 'canceled' && event.storyId === id && event.reason === 'killed')
      withdraw(place, event.storyId, event.detail);
    else if (event.event !== 'canceled' && event.story.id === id) void refreshArticle(place, event.story);
  }
}
