import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  canReplayFrom,
  changesAfter,
  changeRetention,
  positionNow,
  pruneChanges,
  watchChanges,
  writeChanges,
} from './changes.ts';
import type { Change } from './changes.ts';
import { startClock } from './clock.ts';
import { receiveItem } from './receive.ts';
import { changes, stories } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { resetStore } from '../../testing/store.ts';
import { minutes, noon, makePreparedItem } from '../../testing/items.ts';

/** What every store must do with changes: asked of PGlite and of PostgreSQL alike. */
export function changesCases(open: () => Promise<Store>): void {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  beforeEach(() => resetStore(store));
  afterAll(() => store.close());

  const write = (now: Date, ...ids: string[]) =>
    store.db.transaction((tx) =>
      writeChanges(
        tx,
        now,
        ids.map((storyId) => ({ kind: 'updated', storyId, language: 'ar', group: null })),
      ),
    );
  const watch = async () => {
    const seen: Change[] = [];
    const stop = await watchChanges(store, (change) => seen.push(change));
    return { seen, stop };
  };

  describe('watching', () => {
    it('hears of everything once and in order, however it was written', async () => {
      const one = await watch();
      const other = await watch();
      const uris = Array.from({ length: 40 }, (_, index) => `tag:example.org,2026:${index}`);
      await Promise.all(uris.map((uri) => receiveItem(store, makePreparedItem({ uri }), noon)));
      await vi.waitFor(() => expect(other.seen).toHaveLength(uris.length), 10_000);
      expect(one.seen).toEqual(other.seen);
      const order = one.seen.map(({ seq }) => seq);
      expect(order).toEqual(order.toSorted((first, second) => first - second));
      expect(new Set(one.seen.map(({ storyId }) => storyId)).size).toBe(uris.length);
      await Promise.all([one.stop(), other.stop()]);
    });

    it('begins where things stand, and hears nothing after its end', async () => {
      await write(noon, 'before');
      const { seen, stop } = await watch();
      await write(noon, 'during');
      await vi.waitFor(() => expect(seen.map(({ storyId }) => storyId)).toEqual(['during']));
      await stop();
      const next = await watch();
      await write(noon, 'after');
      await vi.waitFor(() => expect(next.seen).toHaveLength(1));
      expect(seen).toHaveLength(1);
      await next.stop();
    });

    it('hears nothing of a transaction that failed', async () => {
      const { seen, stop } = await watch();
      const failed = store.db.transaction(async (tx) => {
        await writeChanges(tx, noon, [{ kind: 'updated', storyId: 'undone', language: 'ar', group: null }]);
        throw new Error('undo');
      });
      await expect(failed).rejects.toThrow('undo');
      await write(noon, 'done');
      await vi.waitFor(() => expect(seen.map(({ storyId }) => storyId)).toEqual(['done']));
      await stop();
    });
  });

  describe('replay', () => {
    it('tells what came after a position, in one language', async () => {
      await write(noon, 'a');
      const position = await positionNow(store.db);
      await write(noon, 'b', 'c');
      await store.db.update(changes).set({ language: 'en' }).where(eq(changes.storyId, 'b'));
      expect((await changesAfter(store.db, 'ar', position, 10)).map(({ storyId }) => storyId)).toEqual(['c']);
      expect(await canReplayFrom(store.db, position, noon)).toBe(true);
    });

    it('knows a position from the future', async () => {
      await write(noon, 'a');
      expect(await canReplayFrom(store.db, (await positionNow(store.db)) + 1, noon)).toBe(false);
    });

    it('can tell everything from the very beginning while nothing was deleted', async () => {
      expect(await canReplayFrom(store.db, 0, noon)).toBe(true);
      await write(noon, 'a');
      expect(await canReplayFrom(store.db, 0, noon)).toBe(true);
    });

    it('forgets what is older than 48 hours, and knows that it has', async () => {
      const old = new Date(noon.getTime() - changeRetention - 1);
      await write(old, 'a', 'b', 'c');
      const position = await positionNow(store.db);
      await write(noon, 'd');
      await pruneChanges(store.db, noon);
      const left = await store.db.select().from(changes).orderBy(changes.seq);
      expect(left.map(({ storyId }) => storyId)).toEqual(['c', 'd']);
      expect(await canReplayFrom(store.db, position, noon)).toBe(true);
      expect(await canReplayFrom(store.db, position - 1, noon)).toBe(false);
    });

    it('knows what it has deleted also after the clock was set back', async () => {
      const ahead = minutes(30 * 24 * 60);
      await write(noon, 'a', 'b', 'c');
      const position = await positionNow(store.db);
      await write(ahead, 'd');
      await pruneChanges(store.db, ahead);
      await write(noon, 'e');
      for (const missed of [0, position - 1]) expect(await canReplayFrom(store.db, missed, noon)).toBe(false);
      expect(await canReplayFrom(store.db, position, noon)).toBe(true);
      expect((await changesAfter(store.db, 'ar', position, 10)).map(({ storyId }) => storyId)).toEqual(['d', 'e']);
    });

    it('keeps its position when nothing happens for days', async () => {
      await write(noon, 'a');
      const position = await positionNow(store.db);
      await pruneChanges(store.db, minutes(10 * 24 * 60));
      expect(await positionNow(store.db)).toBe(position);
    });
  });

  describe('the clock by itself', () => {
    const inAMoment = () => new Date(Date.now() + 150);

    it('opens an embargo that came in after it had gone to sleep', async () => {
      const clock = startClock(store);
      await clock.tick(new Date());
      await receiveItem(store, makePreparedItem({ embargoedUntil: inAMoment() }), new Date());
      await vi.waitFor(async () => expect(await store.db.select().from(stories)).toHaveLength(1), 10_000);
      await clock.stop();
    });

    it('sees at its start what came due while nobody was there', async () => {
      await receiveItem(store, makePreparedItem({ embargoedUntil: minutes(10) }), noon);
      const clock = startClock(store);
      await vi.waitFor(async () => expect(await store.db.select().from(stories)).toHaveLength(1), 10_000);
      await clock.stop();
    });

    it('lets a story expire whose moment came with its push', async () => {
      const clock = startClock(store);
      await clock.tick(new Date());
      await receiveItem(store, makePreparedItem({ expires: inAMoment() }), new Date());
      await vi.waitFor(
        async () => expect((await store.db.select().from(stories))[0]).toMatchObject({ expired: true }),
        10_000,
      );
      await clock.stop();
    });
  });
}
