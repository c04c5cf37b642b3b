import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { deskNews } from './desk-news.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function desk() {
  const client = new QueryClient();
  client.setQueryData(['desk', 'board', 'one'], { group: 'g', translations: [{ id: 'one' }, { id: 'uno' }] });
  client.setQueryData(['desk', 'board', 'two'], { group: null, translations: [{ id: 'two' }] });
  client.setQueryData(['desk', 'draft', 'one', 'ar'], { translations: [{ id: 'uno' }] });
  client.setQueryData(['desk', 'differences', 'one', 1, 2], { changes: [] });
  client.setQueryData(['desk', 'items', {}], { pages: [] });
  client.setQueryData(['desk', 'audit'], { pages: [] });
  const stale = () =>
    client
      .getQueryCache()
      .findAll({ stale: true, predicate: ({ state }) => state.isInvalidated })
      .map(({ queryKey }) => queryKey.slice(1, 3).join(' '));
  return { client, news: deskNews(client), stale };
}

it('a save is news for its own board, frames and differences at once, and for lists a little later', () => {
  const { news, stale } = desk();
  news.changed({ id: 'one', group: 'g' });
  news.changed({ id: 'one', group: 'g' });
  vi.advanceTimersByTime(100);
  expect(stale()).toEqual(['board one', 'draft one', 'differences one']);
  vi.advanceTimersByTime(2000);
  expect(stale()).toContain('items [object Object]');
  expect(stale()).not.toContain('board two');
  expect(stale().filter((key) => key.startsWith('audit'))).toEqual([]);
});

it('a save of a translation is news for the boards that name it', () => {
  const { news, stale } = desk();
  news.changed({ id: 'uno', group: null });
  vi.advanceTimersByTime(100);
  expect(stale()).toEqual(['board one', 'draft one']);
});

it('a first translation is news for its group', () => {
  const { news, stale } = desk();
  news.changed({ id: 'new', group: 'g' });
  vi.advanceTimersByTime(100);
  expect(stale()).toEqual(['board one']);
});

it('after a gap everything but the log is read anew', () => {
  const { news, stale } = desk();
  news.changed();
  expect(stale()).toHaveLength(5);
});

it('a busy newsroom does not put a reading off for ever', () => {
  const { client, news } = desk();
  const read = vi.spyOn(client, 'invalidateQueries');
  for (let save = 0; save < 50; save += 1) {
    news.changed({ id: `other${save}`, group: null });
    vi.advanceTimersByTime(100);
  }
  expect(read.mock.calls.filter(([filters]) => filters?.queryKey?.[1] === 'items')).toHaveLength(2);
  news.stop();
});
