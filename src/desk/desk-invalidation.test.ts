import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { deskKeys } from '../wire/desk-keys.ts';
import { createDeskInvalidation } from './desk-invalidation.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function desk() {
  const client = new QueryClient();
  client.setQueryData(deskKeys.board('one'), { group: 'g', translations: [{ id: 'one' }, { id: 'uno' }] });
  client.setQueryData(deskKeys.board('two'), { group: null, translations: [{ id: 'two' }] });
  client.setQueryData(deskKeys.draft('one', 'ar'), { translations: [{ id: 'uno' }] });
  client.setQueryData(deskKeys.differences('one', 1, 2), { changes: [] });
  client.setQueryData(deskKeys.items({}), { pages: [] });
  client.setQueryData(deskKeys.audit({}), { pages: [] });
  client.setQueryData(deskKeys.session, { editor: null });
  const stale = () =>
    client
      .getQueryCache()
      .findAll({ stale: true, predicate: ({ state }) => state.isInvalidated })
      .map(({ queryKey }) => queryKey);
  return { client, invalidation: createDeskInvalidation(client), stale };
}

it('a save invalidates its board, frames and differences at once, and lists a little later', () => {
  const { invalidation, stale } = desk();
  invalidation.changed({ id: 'one', group: 'g' });
  invalidation.changed({ id: 'one', group: 'g' });
  vi.advanceTimersByTime(100);
  expect(stale()).toEqual([deskKeys.board('one'), deskKeys.draft('one', 'ar'), deskKeys.differences('one', 1, 2)]);
  vi.advanceTimersByTime(2000);
  expect(stale()).toContainEqual(deskKeys.items({}));
  expect(stale()).not.toContainEqual(deskKeys.board('two'));
  expect(stale()).not.toContainEqual(deskKeys.audit({}));
});

it('a save of a translation invalidates the boards that list it', () => {
  const { invalidation, stale } = desk();
  invalidation.changed({ id: 'uno', group: null });
  vi.advanceTimersByTime(100);
  expect(stale()).toEqual([deskKeys.board('one'), deskKeys.draft('one', 'ar')]);
});

it('a first translation invalidates the boards of its group', () => {
  const { invalidation, stale } = desk();
  invalidation.changed({ id: 'new', group: 'g' });
  vi.advanceTimersByTime(100);
  expect(stale()).toEqual([deskKeys.board('one')]);
});

it('after a gap everything but session and log is invalidated', () => {
  const { invalidation, stale } = desk();
  invalidation.changed();
  expect(stale()).toHaveLength(5);
});

it('constant saves do not delay the lists for ever', () => {
  const { client, invalidation } = desk();
  let refreshed = 0;
  for (let save = 0; save < 50; save += 1) {
    invalidation.changed({ id: `other${save}`, group: null });
    vi.advanceTimersByTime(100);
    if (!client.getQueryState(deskKeys.items({}))!.isInvalidated) continue;
    refreshed += 1;
    client.setQueryData(deskKeys.items({}), { pages: [] });
  }
  expect(refreshed).toBe(2);
  invalidation.stop();
});
