import { expect, it, vi } from 'vitest';
import type { StreamEvent } from '#contract/story.ts';
import { applyEvent, applyMissedEvents } from './apply-event.ts';
import { logEvent } from './missed-events.ts';
import { articleKey, frontKey, storiesKey } from '../wire/keys.ts';
import { createQueryClient } from '../wire/query-client.ts';
import { createWire } from '../wire/wire.ts';

const wire = createWire({ base: '', fetch: () => Promise.reject(new TypeError('offline')) });
const card = (id: string) => ({ id, headline: `خبر ${id}` });

it('removes a killed story from every cached answer of its language', () => {
  const queryClient = createQueryClient();
  queryClient.setQueryData(articleKey('ar', 'a'), { article: card('a'), related: [] });
  queryClient.setQueryData(articleKey('ar', 'b'), { article: card('b'), related: [{ story: card('a') }] });
  queryClient.setQueryData(frontKey('ar'), { lead: card('a'), latest: [card('b')] });
  queryClient.setQueryData(storiesKey('ar', { section: 'x' }), { pages: [{ stories: [card('a'), card('b')] }] });
  applyEvent({ queryClient, wire, language: 'ar' }, { event: 'canceled', id: 7, storyId: 'a', reason: 'killed' });
  const cached = queryClient
    .getQueryCache()
    .getAll()
    .map(({ state }) => state.data);
  expect(JSON.stringify(cached)).not.toContain('خبر a');
  expect(JSON.stringify(cached)).toContain('خبر b');
});

it('a reset removes inactive articles, and lists are refetched when next opened', () => {
  const queryClient = createQueryClient();
  queryClient.setQueryData(articleKey('ar', 'a'), { article: card('a') });
  queryClient.setQueryData(articleKey('en', 'b'), { article: card('b') });
  queryClient.setQueryData(frontKey('ar'), { lead: card('b') });
  applyEvent({ queryClient, wire, language: 'ar' }, { event: 'reset', id: 9 });
  expect(queryClient.getQueryData(articleKey('ar', 'a'))).toBeUndefined();
  expect(queryClient.getQueryData(articleKey('en', 'b'))).toBeDefined();
  expect(queryClient.getQueryState(frontKey('ar'))).toMatchObject({ isInvalidated: true, data: { lead: card('b') } });
});

it('refetches an article that a cache answered older than an event already received', async () => {
  const queryClient = createQueryClient();
  const requested: string[] = [];
  const newest = { article: { ...card('a'), revision: 2 }, position: 5 };
  const place = {
    queryClient,
    language: 'ar' as const,
    wire: createWire({
      base: '',
      fetch: (url) => {
        requested.push(url);
        return Promise.resolve(Response.json(newest));
      },
    }),
  };
  const stale = { article: { ...card('a'), revision: 1 }, position: 3 };
  queryClient.setQueryData(articleKey('ar', 'a'), stale);
  const event = { event: 'update', id: 5, story: { ...card('a'), revision: 2 } } as StreamEvent;
  logEvent(queryClient, 'ar', event);
  applyMissedEvents(place, articleKey('ar', 'a'), stale);
  await vi.waitFor(() => expect(queryClient.getQueryData(articleKey('ar', 'a'))).toEqual(newest));
  expect(requested).toEqual(['/api/v1/ar/stories/a?v=2']);
  applyMissedEvents(place, articleKey('ar', 'a'), newest);
  expect(requested).toHaveLength(1);
});
