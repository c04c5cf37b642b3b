import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDeskInvalidation } from './desk-invalidation.ts';

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
  client.setQueryData(['desk', 'session'], { editor: null });
  const stale = () =>
    client
      .getQueryCache()
      .findAll({ stale: true, predicate: ({ state }) => state.isInvalidated })
      .map(({ queryKey }) => queryKey.slice(1, 3).join(' '));
  return { client, invalidation: createDeskInvalidation(client), stale };
}

it('a save invalidates its board, frames and differences at once, and lists a little later', () => {
  const { invalidation, stale } = desk();
  invalidation.changed({ id: 'one', group: 'g' });
  invalidation.changed({ id: 'one', group: 'g' });
  vi.advanceTimersByTime(100);
  expect(stale()).toEqual(['board one', 'draft one', 'differences one']);
  vi.advanceTimersByTime(2000);
  expect(stale()).toContain('items [object Object]');
  expect(stale()).not.toContain('board two');
  expect(stale().filter((key) => key.startsWith('audit'))).toEqual([]);
});

it('a save of a translation invalidates the boards that list it', () => {
  const { invalidation, stale } = desk();
  invalidation.changed({ id: 'uno', group: null });
  vi.advanceTimersByTime(100);
  expect(stale()).toEqual(['board one', 'draft one']);
});

it('a first translation invalidates the boards of its group', () => {
  const { invalidation, stale } = desk();
  invalidation.changed({ id: 'new', group: 'g' });
  vi.advanceTimersByTime(100);
  expect(stale()).toEqual(['board one']);
});

it('after a gap everything but session and log is invalidated', () => {
  const { invalidation, stale } = desk();
  invalidation.changed();
  expect(stale()).toHaveLength(5);
});

it('constant saves do not delay the lists for ever', () => {
  const { client, invalidation } = desk();
  const invalidate = vi.spyOn(client, 'invalidateQueries');
  for (let save = 0; save < 50; save += 1) {
    invalidation.changed({ id: `other${save}`, group: null });
    vi.advanceTimersByTime(100);
  }
  expect(invalidate.mock.calls.filter(([filters]) => filters?.queryKey?.[1] === 'items')).toHaveLength(2);
  invalidation.stop();
});
