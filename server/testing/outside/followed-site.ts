import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { sql } from 'drizzle-orm';
import { versions } from '../../store/database/schema.ts';
import type { Store } from '../../store/database/store.ts';
import { itemsByState } from '../../store/source-items.ts';
import { sourceByName } from '../../store/sources.ts';
import { openTestApp, type TestApp } from '../app.ts';
import { openTestStore, resetStore } from '../store.ts';
import { openFakeWordPress, type FakeWordPress } from './fake-wordpress.ts';
import { follow, idOfPost, type Following } from './follow.ts';

/** For each test of a file an empty store and a site to follow. */
export function followedSite() {
  const at = {} as { store: Store; app: TestApp; site: FakeWordPress; following: Following };
  beforeAll(async () => {
    at.store = await openTestStore();
    at.app = await openTestApp(at.store);
  });
  beforeEach(async () => {
    await resetStore(at.store);
    at.site = await openFakeWordPress();
  });
  afterEach(async () => {
    await at.following?.sources.stop();
    await at.site.close();
  });
  afterAll(async () => {
    await at.app?.close();
    await at.store?.close();
  });
  return Object.assign(at, {
    async start(options?: Parameters<typeof follow>[2]) {
      await at.following?.sources.stop();
      at.following = await follow(at.store, at.site, options);
    },
    states: () => itemsByState(at.store.db, at.following.name),
    row: () => sourceByName(at.store.db, at.following.name),
    story: (id: number) =>
      at.app.get<{ article: Record<string, unknown> }>(`/api/v1/ar/stories/${idOfPost(at.site, id)}`),
    versionCount: async () => (await at.store.db.select({ n: sql<number>`count(*)::int` }).from(versions))[0]!.n,
  });
}
