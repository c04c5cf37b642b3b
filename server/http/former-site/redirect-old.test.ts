import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { archiveCommands } from '../../archive/archive-commands.ts';
import type { Store } from '../../store/database/store.ts';
import { recordOldAddresses } from '../../store/moving/old-addresses.ts';
import { receiveItem } from '../../store/publishing/receive.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { testIntake } from '../../testing/intake.ts';
import { makePreparedItem, noon } from '../../testing/items.ts';
import { openTestStore } from '../../testing/store.ts';

let store: Store;
let test: TestApp;
const ids: Record<string, string> = {};
const slug = encodeURIComponent('النحل-يعود-إلى-حديقة-الحي');

beforeAll(async () => {
  store = await openTestStore();
  test = await openTestApp(store);
  for (const name of ['bees', 'killed', 'draft']) {
    const uri = `tag:example.org,2026:${name}`;
    const pubStatus = name === 'draft' ? 'withheld' : 'usable';
    ids[name] = (await receiveItem(store, makePreparedItem({ uri, pubStatus }), noon)).id;
    await recordOldAddresses(store.db, 'garden', { uri }, [
      `/2024/05/${name === 'bees' ? slug : name}/`,
      `/?p=${ids[name]}`,
    ]);
  }
  const uri = 'tag:example.org,2026:killed';
  await receiveItem(store, makePreparedItem({ uri, version: '2', pubStatus: 'canceled' }), noon);
  await recordOldAddresses(store.db, 'garden', { path: '/ar/section/society' }, ['/category/society/', '/?cat=3']);
});
afterAll(async () => {
  await test.close();
  await store.close();
});

const ask = async (url: string, method: 'GET' | 'HEAD' = 'GET') => {
  const { statusCode, headers } = await test.app.inject({ url, method });
  return statusCode === 301 ? headers.location : statusCode;
};

it('redirects the old addresses of stories, sections, archives and feeds', async () => {
  const article = `/ar/news/${ids.bees}`;
  for (const url of [
    `/2024/05/${slug}/`,
    `/2024/05/${slug.toLowerCase()}`,
    `/2024/05/${slug.slice(0, -2)}`,
    `/2024/05/${slug}/?utm_source=x`,
    `/2024/05/${slug}/feed/`,
    `/?p=${ids.bees}`,
  ])
    expect([url, await ask(url), await ask(url, 'HEAD')]).toEqual([url, article, article]);
  expect(await ask('/category/society/page/2/')).toBe('/ar/section/society');
  expect(await ask('/CATEGORY/Society')).toBe('/ar/section/society');
  expect(await ask('/category/society/feed/')).toBe('/ar/rss.xml');
  expect(await ask('/?cat=3')).toBe('/ar/section/society');
  expect(await ask('/feed/')).toBe('/ar/rss.xml');
  expect(await ask('/2024/05/')).toBe('/ar/search?from=2024-05-01&to=2024-05-31');
  expect(await ask('/page/3/')).toBe('/ar/latest');
});

it('redirects what only looks like an address of ours', async () => {
  const article = `/ar/news/${ids.bees}`;
  const uri = 'tag:example.org,2026:bees';
  const old = [
    '/media/bees/',
    '/files/2012/05/bees.pdf',
    '/files/bees.pdf',
    '/share/bees/',
    '/pictures/bees/',
    '/assets/bees/',
    '/en/news/bees/',
    '/en/latest/bees/',
    '/en/topic/news/bees/',
  ];
  await recordOldAddresses(store.db, 'garden', { uri }, old);
  for (const url of old) {
    const bare = url.replace(/\/$/, '');
    const first = await ask(url);
    expect([url, first]).toEqual([url, article]);
    expect([bare, await ask(bare)]).toEqual([bare, article]);
  }
  expect(await ask('/ar/section/society')).toBe(200);
  // These are pages of ours, until they turn out not to be there.
  await recordOldAddresses(store.db, 'garden', { uri }, ['/en/news/beesbees/']);
  const check = archiveCommands(() => store, { dataDir: '', settings: testIntake })['archive addresses']!;
  const lost = ['/media/none/', '/en/news/nonenone', '/en/news/none/'];
  expect(await check({ addresses: [...old, ...lost, `/ar/news/${ids.bees}`, '/ar/section/society', '/desk'] })).toEqual(
    lost,
  );
});

it('may be purged with the story, and is not kept by browsers', async () => {
  const { headers } = await test.app.inject(`/2024/05/${slug}`);
  expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate, s-maxage=300');
  expect(headers['surrogate-key']).toBe(ids.bees);
});

it('tells nothing of a draft, and of a withdrawn story that it was withdrawn', async () => {
  const unknown = await test.app.inject('/2024/05/nothing');
  const draft = await test.app.inject('/2024/05/draft');
  expect([draft.statusCode, draft.body]).toEqual([unknown.statusCode, unknown.body]);
  expect(await ask(`/?p=${ids.draft}`)).toBe(302);
  expect(await ask('/2024/05/killed/')).toBe(`/ar/news/${ids.killed}`);
  expect((await test.app.inject(`/api/v1/ar/stories/${ids.killed}`)).statusCode).toBe(410);
});

it('asks the database once for an address that leads nowhere, and never for one of this site', async () => {
  const asked = vi.spyOn(store.db, 'execute');
  await ask('/wp-content/uploads/2024/05/nothing-300x200.jpg');
  expect(asked).toHaveBeenCalledTimes(1);
  for (const url of ['/ar', '/ar/', '/ar/section/society', '/ar/latest', '/desk', '/assets/x.js', '/api/v1/none', '/'])
    await ask(url);
  expect(asked).toHaveBeenCalledTimes(1);
  asked.mockRestore();
});
