import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startClock } from '../store/publishing/clock.ts';
import type { Clock } from '../store/publishing/clock.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import { changes, stories, versions } from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';
import { noon, makePreparedItem } from './items.ts';
import { resetStore } from './store.ts';

export const uri = 'tag:example.org,2026:bees';
export const called = (text: string) => ({ headline: text });

/** A store that is empty before each test, a stopped clock, and queries about one story. */
export function openStoryFixture(open: () => Promise<Store>) {
  let store!: Store;
  let clock!: Clock;
  beforeAll(async () => {
    store = await open();
  });
  beforeEach(async () => {
    await resetStore(store);
    // Its time stands still, so that it acts only when a test calls `tick`.
    clock = startClock(store, { now: () => noon });
    return () => clock.stop();
  });
  afterAll(() => store.close());

  const fixture = {
    get store() {
      return store;
    },
    get db() {
      return store.db;
    },
    tick: (moment: Date) => clock.tick(moment),
    /** Received at noon, unless it was made later. */
    push: (changes: Parameters<typeof makePreparedItem>[0], now = noon) => {
      const item = makePreparedItem(changes);
      return receiveItem(store, item, item.versionCreated > now ? item.versionCreated : now);
    },
    publicStory: async () => (await store.db.select().from(stories).where(eq(stories.uri, uri)))[0],
    article: async () => (await fixture.publicStory())?.article ?? null,
    headline: async () => (await fixture.article())?.headline ?? null,
    kinds: async () => (await store.db.select().from(changes).orderBy(asc(changes.seq))).map(({ kind }) => kind),
    kept: async () => (await store.db.select().from(versions).orderBy(asc(versions.seq))).map(({ version }) => version),
  };
  return fixture;
}
