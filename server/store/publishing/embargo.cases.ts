import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { expiryLag, startClock } from './clock.ts';
import { stories, versions } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { called, openStoryFixture } from '../../testing/story-fixture.ts';
import { minutes, noon, type makePreparedItem } from '../../testing/items.ts';

/** What opens and what expires, and when: asked of PGlite and of PostgreSQL alike. */
export function embargoCases(open: () => Promise<Store>): void {
  const fixture = openStoryFixture(open);
  const { push, tick, publicStory, article, headline, kinds } = fixture;

  describe('embargo', () => {
    const waiting = (version: string, until: number, more: Parameters<typeof makePreparedItem>[0] = {}) =>
      push({ version, embargoedUntil: minutes(until), story: called(`نسخة ${version}`), ...more });

    it('opens at its moment, not before', async () => {
      await waiting('1', 10);
      expect(await publicStory()).toBeUndefined();
      await tick(new Date(minutes(10).getTime() - 1));
      expect(await publicStory()).toBeUndefined();
      await tick(minutes(10));
      expect(await article()).toMatchObject({
        headline: 'نسخة 1',
        published: minutes(10).toISOString(),
        updated: null,
      });
      await tick(minutes(11));
      expect(await kinds()).toEqual(['published']);
    });

    it('keeps the previous public version until then', async () => {
      await push({ story: called('قديم') });
      await waiting('2', 10);
      expect(await headline()).toBe('قديم');
      await tick(minutes(10));
      expect(await article()).toMatchObject({
        headline: 'نسخة 2',
        published: noon.toISOString(),
        updated: minutes(10).toISOString(),
      });
    });

    it('obeys the embargo of the newest version: it binds all of them', async () => {
      await waiting('1', 10);
      await waiting('2', 20);
      await tick(minutes(10));
      expect(await publicStory()).toBeUndefined();
      await tick(minutes(20));
      expect(await headline()).toBe('نسخة 2');
      expect(await kinds()).toEqual(['published']);
    });

    it('opens earlier when the newest version says so', async () => {
      await waiting('1', 20);
      await waiting('2', 10);
      await tick(minutes(30));
      expect(await headline()).toBe('نسخة 2');
      expect(await kinds()).toEqual(['published']);
    });

    it('is lifted by a usable version without one', async () => {
      await waiting('1', 10);
      await push({ version: '2', versionCreated: minutes(1), story: called('الآن') });
      expect(await article()).toMatchObject({ headline: 'الآن', published: minutes(1).toISOString() });
      await tick(minutes(10));
      expect(await headline()).toBe('الآن');
    });

    it('stands under a newer draft, and opens what was released', async () => {
      await waiting('1', 10);
      await push({ version: '2', pubStatus: 'withheld', story: called('مسودة') });
      await tick(minutes(10));
      expect(await headline()).toBe('نسخة 1');
    });

    it('is moved by the later embargo of a newer draft', async () => {
      await waiting('1', 10);
      await waiting('2', 20, { pubStatus: 'withheld' });
      await tick(minutes(10));
      expect(await publicStory()).toBeUndefined();
      await tick(minutes(20));
      expect(await article()).toMatchObject({ headline: 'نسخة 1', published: minutes(20).toISOString() });
    });

    it('never opens what was killed meanwhile', async () => {
      await waiting('1', 10);
      await push({ version: '2', pubStatus: 'canceled' });
      await tick(minutes(10));
      expect(await fixture.db.select().from(stories)).toEqual([]);
      expect(await kinds()).toEqual([]);
    });

    it('counts from a moment that had passed when it came in', async () => {
      await push({ versionCreated: minutes(-30), embargoedUntil: minutes(-10) });
      expect(await article()).toMatchObject({ published: minutes(-10).toISOString(), updated: null });
    });

    it('opens once, however many clocks tick', async () => {
      await waiting('1', 10);
      const other = startClock(fixture.store, { now: () => noon });
      await Promise.all([tick(minutes(10)), other.tick(minutes(10)), tick(minutes(10))]);
      await other.stop();
      expect(await kinds()).toEqual(['published']);
    });

    it('that cannot be opened holds up no other, and no expiry', async () => {
      await waiting('1', 10, { uri: 'urn:broken' });
      await fixture.db.update(versions).set({ story: {} as never });
      await waiting('2', 11);
      await push({ uri: 'urn:ends', story: called('ينتهي'), expires: minutes(10) });
      await expect(tick(minutes(11))).rejects.toThrow(AggregateError);
      expect(await headline()).toBe('نسخة 2');
      expect(await kinds()).toEqual(['published', 'published', 'expired']);
    });
  });

  describe('expiry', () => {
    it('is worked off in parts, so that thousands at once do not exceed the time of a transaction', async () => {
      const many = 101;
      const each = Array.from({ length: many }, (_, index) => `urn:ends-${index}`);
      for (const uri of each) await push({ uri, story: called(uri), expires: minutes(10) });
      const left = () => fixture.db.$count(stories, eq(stories.expired, false));
      await tick(minutes(10));
      expect(await left()).toBe(1);
      expect(await expiryLag(fixture.db, minutes(11))).toBe(60);
      await tick(minutes(10));
      expect(await left()).toBe(0);
      expect(await expiryLag(fixture.db, minutes(11))).toBe(0);
    });

    it('marks a story at its moment and tells once', async () => {
      await push({ expires: minutes(10) });
      await tick(minutes(9));
      expect(await publicStory()).toMatchObject({ expired: false });
      await tick(minutes(10));
      await tick(minutes(11));
      expect(await publicStory()).toMatchObject({
        expired: true,
        revision: 2,
        article: { expired: true, revision: 2 },
      });
      expect(await kinds()).toEqual(['published', 'expired']);
    });

    it('knows a story that has expired before it came', async () => {
      await push({ expires: minutes(-10) });
      expect(await article()).toMatchObject({ expired: true });
      expect(await kinds()).toEqual(['updated']);
    });

    it('brings a story back whose expiry was moved', async () => {
      await push({ expires: minutes(10) });
      await tick(minutes(10));
      await push({ version: '2', expires: minutes(60) }, minutes(20));
      expect(await publicStory()).toMatchObject({ expired: false, article: { expired: false } });
      await push({ version: '3', expires: minutes(21) }, minutes(22));
      expect(await kinds()).toEqual(['published', 'expired', 'published', 'expired']);
    });
  });
}
