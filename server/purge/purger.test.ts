import { once } from 'node:events';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { changes, purges } from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';
import { deliverPendingChanges, writeChanges } from '../store/publishing/changes.ts';
import { claimPurge } from '../store/purging/purge-positions.ts';
import { openTestStore, resetStore } from '../testing/store.ts';
import { type Purger, startPurger } from './purger.ts';
import type { Stale, Target } from './target.ts';

const site = { languages: ['ar'] as const, sections: [] };
let store: Store;
let purgers: Purger[] = [];
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => resetStore(store));
afterEach(async () => {
  await Promise.all(purgers.map((purger) => purger.stop()));
  purgers = [];
});
afterAll(() => store.close());

/** A cache that acknowledges up to `most` keys at once, after `pause`, unless it is `down`, or so `slow` that it never does. */
function aCache() {
  const cache = {
    ...{ down: false, slow: false, most: Infinity, pause: Promise.resolve() },
    ...{ told: [] as Stale[], errors: 0, attempts: 0 },
  };
  const target: Target = {
    name: 'a cache',
    async purge(stale, signal) {
      cache.attempts += 1;
      await (cache.slow ? once(signal, 'abort') : Promise.race([cache.pause, once(signal, 'abort')]));
      signal.throwIfAborted();
      if (cache.down || stale.keys.length > cache.most) throw new Error('It cannot be reached.');
      cache.told.push(stale);
    },
  };
  const start = async (more: { againAfter?: number } = {}) => {
    const purger = await startPurger(store, [target], { site, onError: () => (cache.errors += 1), ...more });
    purgers.push(purger);
    // A new cache begins now: what is written before that moment is not its business.
    await expect.poll(() => positionOf('a cache')).toBeDefined();
    return purger;
  };
  const keys = () => cache.told.flatMap((stale) => stale.keys);
  return Object.assign(cache, { start, keys });
}
const positionOf = async (target: string) =>
  (await store.db.select().from(purges).where(eq(purges.target, target)))[0]?.position;
const change = (storyId: string, kind: 'updated' | 'killed' | 'backfilled' = 'updated') =>
  store.db.transaction((tx) => writeChanges(tx, new Date(), [{ kind, storyId, language: 'ar', group: null }]));

const moveIn = (count: number) =>
  store.db.transaction((tx) =>
    writeChanges(
      tx,
      new Date(),
      Array.from({ length: count }, (_, index) => ({
        ...{ kind: 'backfilled' as const, storyId: `moved${100 + index}`, language: 'ar' as const, group: null },
      })),
    ),
  );

it('purges a change by the keys of its story and of the lists', async () => {
  const cache = aCache();
  await cache.start();
  await change('aaaaaaaa');
  await expect.poll(cache.keys).toEqual(['aaaaaaaa', 'list-ar', 'maps']);
  expect(cache.told[0]!.paths).toContain('/ar/news/aaaaaaaa');
});

it('purges a withdrawal once more later: a server that lagged may have put the old page back', async () => {
  const cache = aCache();
  await cache.start({ againAfter: 1 });
  await change('aaaaaaaa', 'killed');
  await expect.poll(cache.keys).toEqual(['aaaaaaaa', 'list-ar', 'maps', 'aaaaaaaa', 'list-ar', 'maps']);
  await change('bbbbbbbb', 'backfilled');
  await change('cccccccc', 'killed');
  await expect.poll(() => cache.told.length).toBeGreaterThan(3);
  expect(cache.told.at(-1)!.keys).not.toContain('bbbbbbbb');
});

it('tries again until the cache acknowledges, and says once that it cannot', async () => {
  const cache = aCache();
  cache.down = true;
  await cache.start();
  await change('aaaaaaaa');
  await expect.poll(() => cache.attempts, { timeout: 10_000 }).toBeGreaterThan(2);
  expect(cache.errors).toBe(1);
  cache.down = false;
  await expect.poll(cache.keys, { timeout: 10_000 }).toContain('aaaaaaaa');
});

it('lets a withdrawal overtake what is still being purged', async () => {
  const cache = aCache();
  await cache.start();
  cache.slow = true;
  await change('aaaaaaaa');
  await expect.poll(() => cache.attempts).toBe(1);
  cache.slow = false;
  await change('bbbbbbbb', 'killed');
  await expect.poll(cache.keys).toEqual(['aaaaaaaa', 'bbbbbbbb', 'list-ar', 'maps']);
  expect(cache.told[0]!.paths.indexOf('/ar/news/bbbbbbbb')).toBeLessThan(cache.told[0]!.paths.indexOf('/ar'));
  expect(cache.errors).toBe(0);
});

it('purges a withdrawal before the thousands of changes ahead of it', async () => {
  const cache = aCache();
  const purger = await cache.start();
  await purger.stop();
  await moveIn(250);
  await change('bbbbbbbb', 'killed');
  await cache.start();
  await expect.poll(() => cache.told.length).toBe(3);
  expect(cache.told[0]!.keys).toEqual(['bbbbbbbb', 'list-ar', 'maps']);
  expect(cache.told[1]!.keys).toContain('moved100');
  expect(cache.told[1]!.paths).not.toContain('/ar/news/moved100');
  expect(cache.told[2]!.keys).toContain('bbbbbbbb');
});

it('sends less to a cache that refuses as much at once', async () => {
  const cache = aCache();
  cache.most = 120;
  await cache.start();
  await moveIn(250);
  await expect.poll(cache.keys, { timeout: 10_000 }).toContain('moved349');
});

it('ends what it has begun for a withdrawal, however many follow', async () => {
  const cache = aCache();
  await cache.start();
  cache.slow = true;
  await change('aaaaaaaa');
  await expect.poll(() => cache.attempts).toBe(1);
  const pause = Promise.withResolvers<void>();
  Object.assign(cache, { slow: false, pause: pause.promise });
  await change('bbbbbbbb', 'killed');
  await expect.poll(() => cache.attempts).toBe(2);
  await change('cccccccc', 'killed');
  await deliverPendingChanges(store);
  pause.resolve();
  await expect.poll(() => cache.told.length).toBe(2);
  expect(cache.told.map(({ keys }) => keys.includes('cccccccc'))).toEqual([false, true]);
});

it('goes on after a restart where the cache has stopped acknowledging', async () => {
  const before = aCache();
  const purger = await before.start();
  await change('aaaaaaaa');
  await expect.poll(before.keys).toContain('aaaaaaaa');
  before.down = true;
  await change('bbbbbbbb');
  await expect.poll(() => before.errors).toBe(1);
  await purger.stop();
  await change('cccccccc');
  const after = aCache();
  await after.start();
  await expect.poll(after.keys).toEqual(['bbbbbbbb', 'cccccccc', 'list-ar', 'maps']);
});

it('purges everything when the changes since then have been deleted', async () => {
  const cache = aCache();
  const purger = await cache.start();
  await purger.stop();
  await store.db.update(purges).set({ position: 0 });
  for (const id of ['aaaaaaaa', 'bbbbbbbb', 'cccccccc']) await change(id);
  const rows = await store.db.select().from(changes);
  await store.db.update(changes).set({ language: '' }).where(eq(changes.seq, rows[1]!.seq));
  await store.db.delete(changes).where(eq(changes.seq, rows[0]!.seq));
  await cache.start();
  await expect.poll(() => cache.told.map(({ everything }) => everything)).toEqual([true]);
  expect(await positionOf('a cache')).toBe(rows[2]!.seq);
});

it('leaves a cache to the process that has claimed it', async () => {
  expect(await claimPurge(store.db, 'a cache', 'one')).toBe(0);
  expect(await claimPurge(store.db, 'a cache', 'other')).toBeNull();
  expect(await claimPurge(store.db, 'a cache', 'one')).toBe(0);
});
