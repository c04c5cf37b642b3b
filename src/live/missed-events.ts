import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { Story, StreamEvent, TickerAnswer } from '#contract/story.ts';
import { serverTime } from '../runtime/clock.ts';
import { inTickerOrder, isBreaking } from './ticker-order.ts';
import { streamLogKey } from '../wire/keys.ts';
import { withoutStory } from './without-story.ts';

const logLength = 200;

/** Logs an event: a later answer from a cache on the way may be older than it. */
export function logEvent(queryClient: QueryClient, language: Language, event: StreamEvent): void {
  queryClient.setQueryDefaults(streamLogKey(language), { gcTime: Infinity });
  queryClient.setQueryData<StreamEvent[]>(streamLogKey(language), (log = []) =>
    event.event === 'reset' ? [event] : [...log, event].slice(-logLength),
  );
}

/** A ticker answer, with the logged events after its position applied. */
export function withMissedEvents(queryClient: QueryClient, language: Language, answer: TickerAnswer): TickerAnswer {
  const log = eventsAfter(queryClient, language, answer.position);
  const now = serverTime();
  return log.reduce((ticker, event) => {
    if (event.id <= ticker.position || event.event === 'reset' || event.event === 'front') return ticker;
    if (event.event === 'canceled') return { ...withoutStory(ticker, event.storyId), position: event.id };
    if (event.offTicker) return { ...withoutStory(ticker, event.story.id), position: event.id };
    const there = ticker.stories.some(({ id }) => id === event.story.id);
    if (!there && event.event === 'update') return { ...ticker, position: event.id };
    const others = ticker.stories.filter(({ id }) => id !== event.story.id);
    const stories = inTickerOrder([event.story, ...others], (one) => isBreaking(one, now), ticker.pinned);
    return { ...ticker, stories, position: event.id };
  }, answer);
}

/** Id of the last event: an answer that was asked for with it is none from before. */
export function lastHeard(queryClient: QueryClient, language: Language): number | undefined {
  return queryClient.getQueryData<StreamEvent[]>(streamLogKey(language))?.at(-1)?.id;
}

/** Whether the stream has announced a story as new, whatever the date it carries. */
export function wasPublished(queryClient: QueryClient, { id, language }: Pick<Story, 'id' | 'language'>): boolean {
  return eventsAfter(queryClient, language, 0).some((event) => event.event === 'item' && event.story.id === id);
}

export function eventsAfter(queryClient: QueryClient, language: Language, position: number): StreamEvent[] {
  return (queryClient.getQueryData<StreamEvent[]>(streamLogKey(language)) ?? []).filter(({ id }) => id > position);
}
