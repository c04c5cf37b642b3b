import { expect, it, vi } from 'vitest';
import type { StreamEvent } from '#contract/story.ts';
import { applyEvent, applyMissedEvents } from './apply-event.ts';
import { logEvent } from './missed-events.ts';
import { articleKey, frontKey, storiesKey, streamResetKey } from '../wire/keys.ts';
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

it('a killed story leaves an answer as old and as doubtful as it was', async () => {
  const queryClient = createQueryClient();
  queryClient.setQueryData(frontKey('ar'), { lead: card('a'), latest: [card('b')] }, { updatedAt: 1000 });
  queryClient.setQueryData(articleKey('ar', 'b'), { article: card('b'), related: [] }, { updatedAt: 2000 });
  await queryClient.invalidateQueries({ queryKey: frontKey('ar') });
  applyEvent({ queryClient, wire, language: 'ar' }, { event: 'canceled', id: 7, storyId: 'a', reason: 'killed' });
  expect(queryClient.getQueryState(frontKey('ar'))).toMatchObject({
    ...{ data: { lead: null }, dataUpdatedAt: 1000, isInvalidated: true },
  });
  expect(queryClient.getQueryState(articleKey('ar', 'b'))).toMatchObject({ dataUpdatedAt: 2000 });
});

it('after a reset everything of the language is refetched when next opened, and nothing is lost', () => {
  const queryClient = createQueryClient();
  queryClient.setQueryData(articleKey('ar', 'a'), { article: card('a') });
  queryClient.setQueryData(articleKey('en', 'b'), { article: card('b') });
  queryClient.setQueryData(frontKey('ar'), { lead: card('b') });
  applyEvent({ queryClient, wire, language: 'ar' }, { event: 'reset', id: 9 });
  expect(queryClient.getQueryState(articleKey('ar', 'a'))).toMatchObject({ isInvalidated: true, status: 'success' });
  expect(queryClient.getQueryState(articleKey('en', 'b'))).toMatchObject({ isInvalidated: false });
  expect(queryClient.getQueryState(frontKey('ar'))).toMatchObject({ isInvalidated: true, data: { lead: card('b') } });
  expect(queryClient.getQueryData(streamResetKey('ar'))).toMatchObject({ position: 9 });
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
