import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { changes } from '../../store/database/schema.ts';
import type { Store } from '../../store/database/store.ts';
import { resolveOldAddress } from '../../store/moving/old-addresses.ts';
import { storyIdOf } from '../../store/publishing/story-id.ts';
import { type FakeWordPress, openFakeWordPress } from '../../testing/outside/fake-wordpress.ts';
import { follow, idOfPost, type Following } from '../../testing/outside/follow.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';

let store: Store;
let site: FakeWordPress;
let following: Following | undefined;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await resetStore(store);
  site = await openFakeWordPress();
});
afterEach(async () => {
  await following?.sources.stop();
  await site.close();
});
afterAll(() => store.close());

it('announces to open pages only what is new now, and nothing of the past', async () => {
  site.put({ id: 1, date_gmt: '2026-01-02T09:00:00' });
  site.put({ id: 2, date_gmt: new Date(site.now.getTime() - 600_000).toISOString().slice(0, 19) });
  following = await follow(store, site);
  const rows = await store.db.select().from(changes);
  const kinds = new Map(rows.map(({ storyId, kind }) => [storyId, kind]));
  expect(kinds.get(idOfPost(site, 1))).toBe('backfilled');
  expect(kinds.get(idOfPost(site, 2))).toBe('published');
});

it('a post is found by its name alone, as in WordPress, unless a page has that address', async () => {
  site.put({ id: 1, slug: 'bees' });
  site.put({ id: 2, slug: 'about' });
  site.put({ id: 3, type: 'page', slug: 'about', more: { link: `${site.address}/about/` } });
  site.put({ id: 4, slug: 'plan', status: 'draft' });
  following = await follow(store, site);
  const led = (address: string) => resolveOldAddress(store.db, address);
  expect(await led('/bees/')).toMatchObject({ kind: 'story', id: idOfPost(site, 1) });
  const page = storyIdOf(`https://${new URL(site.address).host}/?page_id=3`);
  expect(await led('/about')).toMatchObject({ kind: 'story', id: page });
  expect(await led('/plan')).toBeNull();
});
