import { beforeEach, expect, it, vi } from 'vitest';
import { type Follow, follows, startFollowing, stopFollowing } from './follows.ts';

const bees: Follow = { kind: 'topic', slug: 'bees', name: 'النحل', language: 'ar' };
beforeEach(() => localStorage.clear());

it('follows once, the last first, and stops', () => {
  startFollowing(bees);
  startFollowing({ ...bees, slug: 'snow', name: 'الثلج' });
  startFollowing(bees);
  expect(follows.get().map(({ slug }) => slug)).toEqual(['bees', 'snow']);
  stopFollowing(bees);
  expect(follows.get().map(({ slug }) => slug)).toEqual(['snow']);
});

it('keeps editions apart', () => {
  startFollowing(bees);
  stopFollowing({ ...bees, language: 'en' });
  expect(follows.get()).toEqual([bees]);
});

it('reads nothing of what somebody else has stored', () => {
  for (const text of ['{', '7', '[null, {"kind":"topic"}, {"kind":"x","slug":"a","name":"b","language":"ar"}]']) {
    localStorage.setItem('sharit-follows', text);
    expect(follows.get()).toEqual([]);
  }
});

it('says where it cannot be stored, and holds for the page', () => {
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(startFollowing(bees)).toBe('notStored');
  expect(follows.get()).toEqual([bees]);
  full.mockRestore();
});

it('hears of other tabs', () => {
  const heard = vi.fn<() => void>();
  const stop = follows.subscribe(heard);
  localStorage.setItem('sharit-follows', JSON.stringify([bees]));
  dispatchEvent(new StorageEvent('storage', { key: 'sharit-follows' }));
  expect(heard).toHaveBeenCalledOnce();
  expect(follows.get()).toEqual([bees]);
  stop();
});

it('a full list takes none more, and loses none', () => {
  const all = Array.from({ length: 100 }, (_, at) => ({ ...bees, slug: `t${at}` }));
  follows.set(all);
  expect(startFollowing(bees)).toBe('full');
  expect(follows.get()).toEqual(all);
  expect(startFollowing(all[5]!)).toBeNull();
});
