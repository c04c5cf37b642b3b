import { expect, it } from 'vitest';
import { applyEvent } from './apply-event.ts';
import { articleKey, frontKey, storiesKey } from '../wire/keys.ts';
import { createQueryClient } from '../wire/query-client.ts';
import { createWire } from '../wire/wire.ts';

const wire = createWire({ base: '', fetch: () => Promise.reject(new TypeError('no line')) });
const card = (id: string) => ({ id, headline: `خبر ${id}` });

it('takes a killed story out of everything that is kept of its language', () => {
  const queryClient = createQueryClient();
  queryClient.setQueryData(articleKey('ar', 'a'), { article: card('a'), related: [] });
  queryClient.setQueryData(articleKey('ar', 'b'), { article: card('b'), related: [{ story: card('a') }] });
  queryClient.setQueryData(frontKey('ar'), { lead: card('a'), latest: [card('b')] });
  queryClient.setQueryData(storiesKey('ar', { section: 'x' }), { pages: [{ stories: [card('a'), card('b')] }] });
  applyEvent({ queryClient, wire, language: 'ar' }, { event: 'canceled', id: 7, storyId: 'a', reason: 'killed' });
  const kept = queryClient
    .getQueryCache()
    .getAll()
    .map(({ state }) => state.data);
  expect(JSON.stringify(kept)).not.toContain('خبر a');
  expect(JSON.stringify(kept)).toContain('خبر b');
});

it('forgets articles when too much was missed, and asks for lists when they are next opened', () => {
  const queryClient = createQueryClient();
  queryClient.setQueryData(articleKey('ar', 'a'), { article: card('a') });
  queryClient.setQueryData(articleKey('en', 'b'), { article: card('b') });
  queryClient.setQueryData(frontKey('ar'), { lead: card('b') });
  applyEvent({ queryClient, wire, language: 'ar' }, { event: 'reset', id: 9 });
  expect(queryClient.getQueryData(articleKey('ar', 'a'))).toBeUndefined();
  expect(queryClient.getQueryData(articleKey('en', 'b'))).toBeDefined();
  expect(queryClient.getQueryState(frontKey('ar'))).toMatchObject({ isInvalidated: true, data: { lead: card('b') } });
});
