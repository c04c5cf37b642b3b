import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { pushAnswer } from '#contract/push.ts';
import { bearer } from '../../testing/push.ts';
import { makeItem } from '../../testing/intake.ts';
import type { Store } from '../../store/database/store.ts';
import { storyIdOf } from '../../store/publishing/story-id.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';

// A story that its newsroom sends under another uri. The pages are those of the built reader.

let store: Store;
let testApp: TestApp;
const uri = (name: string) => `tag:example.org,2026:${name}`;
const id = (name: string) => storyIdOf(uri(name));

beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await testApp?.close();
  await resetStore(store);
  testApp = await openTestApp(store, { firstView: true });
});
afterAll(async () => {
  await testApp.close();
  await store.close();
});

const ask = (url: string, headers: Record<string, string> = {}) => testApp.app.inject({ url, headers });
const push = (item: Record<string, unknown>) =>
  testApp.app.inject({
    method: 'POST',
    url: '/api/v1/push',
    headers: { ...bearer, 'content-type': 'application/json' },
    payload: makeItem({ versionCreated: new Date(Date.now() - 60_000).toISOString(), ...item }),
  });
async function send(name: string, former: string[] = [], more: Record<string, unknown> = {}) {
  const altIds = former.map((value) => ({ role: 'formerUri', value: uri(value) }));
  const headlines = [{ role: 'main', value: `خبر ${name}` }];
  const answer = await push({ uri: uri(name), headlines, altIds, ...more });
  expect(answer.statusCode).toBe(201);
  return pushAnswer.parse(answer.json());
}
const moved = { 'cache-control': 'public, max-age=0, must-revalidate, s-maxage=300' };
/** Where the three addresses of a story lead, by status. */
async function addresses(name: string) {
  const urls = [`/ar/news/${id(name)}`, `/api/v1/ar/stories/${id(name)}`, `/share/ar/${id(name)}.png`];
  const answers = await Promise.all(urls.map((url) => ask(url)));
  return answers.map(({ statusCode, headers }) => [statusCode, headers.location].filter(Boolean).join(' '));
}
const leadsTo = (name: string) => [
  `301 /ar/news/${id(name)}`,
  `301 /api/v1/ar/stories/${id(name)}`,
  `301 /share/ar/${id(name)}.png`,
];

it('its page, answer and card redirect, cacheable and purged by either id', async () => {
  await send('old');
  const page = `/ar/news/${id('old')}`;
  // Twice: the second answer is cached.
  for (const encoding of ['br', 'br', 'gzip'])
    expect((await ask(page, { 'accept-encoding': encoding })).statusCode).toBe(200);
  await send('new', ['old']);
  expect(await addresses('old')).toEqual(leadsTo('new'));
  for (const url of [page, `/api/v1/ar/stories/${id('old')}`, `/share/ar/${id('old')}.png`]) {
    const { headers, body } = await ask(url, { 'accept-encoding': 'br' });
    expect(headers).toMatchObject({ ...moved, 'surrogate-key': `${id('old')} ${id('new')}` });
    expect(headers['set-cookie']).toBeUndefined();
    expect(body).not.toContain('خبر');
  }
  // What hangs on an address does not matter.
  expect((await ask(`${page}?utm_source=x`)).headers.location).toBe(`/ar/news/${id('new')}`);
  expect((await ask(`/api/v1/ar/stories/${id('old')}?v=1`)).headers.location).toBe(`/api/v1/ar/stories/${id('new')}`);
  expect((await ask(`/ar/news/${id('new')}`)).statusCode).toBe(200);
});

it('leaves lists, feeds, sitemaps, ticker and search, also cached ones', async () => {
  await send('old');
  const search = `search?q=${encodeURIComponent('خبر')}`;
  const urls = ['/ar', '/ar/latest', '/ar/section/society', '/ar/feed.json', '/ar/rss.xml', '/sitemap-news.xml'].concat(
    ['/sitemap-stories-1.xml', `/ar/${search}`, `/api/v1/ar/${search}`],
    ['front', 'ticker', 'stories'].map((list) => `/api/v1/ar/${list}`),
  );
  const naming = async (name: string) => {
    const answers = await Promise.all(urls.map(async (url) => ({ url, body: (await ask(url)).body })));
    return answers.filter(({ body }) => body.includes(id(name))).map(({ url }) => url);
  };
  expect(await naming('old')).toEqual(urls);
  await send('new', ['old']);
  expect(await naming('old')).toEqual([]);
  expect(await naming('new')).toEqual(urls);
});

it('redirects if the old story was never pushed, and across several moves at once', async () => {
  await send('b', ['a']);
  expect(await addresses('a')).toEqual(leadsTo('b'));
  await send('c', ['b']);
  expect(await addresses('a')).toEqual(leadsTo('c'));
  expect(await addresses('b')).toEqual(leadsTo('c'));
  expect((await ask(`/ar/news/${id('a')}`)).headers['surrogate-key']).toBe([id('a'), id('b'), id('c')].join(' '));
});

it('does not redirect while the new item is a draft or embargoed', async () => {
  await send('old');
  await send('new', ['old', 'older'], { pubStatus: 'withheld' });
  await send('later', ['old', 'older'], { embargoedUntil: new Date(Date.now() + 3_600_000).toISOString() });
  expect(await addresses('old')).toEqual(['200', '200', '200']);
  expect(await addresses('older')).toEqual(['404', '404', '404']);
  expect((await ask(`/ar/news/${id('old')}`)).body).toContain('خبر old');
});

it('is withdrawn with the new item, and comes back with it', async () => {
  await send('old');
  await send('new', ['old']);
  await send('new', ['old'], { version: '2', pubStatus: 'canceled' });
  for (const name of ['old', 'new']) expect(await addresses(name)).toEqual(['410', '410', '410']);
  expect((await ask(`/api/v1/ar/stories/${id('old')}`)).headers['surrogate-key']).toBe(`${id('old')} ${id('new')}`);
  // Again: the withdrawal notice of an old address is not cached.
  expect(await addresses('old')).toEqual(['410', '410', '410']);
  await send('new', ['old'], { version: '3' });
  expect(await addresses('old')).toEqual(leadsTo('new'));
});

it('redirects even if the old story was withdrawn, until the move is undone', async () => {
  await send('old');
  await send('old', [], { version: '2', pubStatus: 'canceled' });
  expect(await addresses('old')).toEqual(['410', '410', '410']);
  await send('new', ['old', 'other']);
  expect(await addresses('old')).toEqual(leadsTo('new'));
  await send('new', [], { version: '2' });
  expect(await addresses('old')).toEqual(['410', '410', '410']);
  expect(await addresses('other')).toEqual(['404', '404', '404']);
});

it('is a 410 if only the new story was withdrawn, and a 404 when the move is undone', async () => {
  const all = () => Promise.all([addresses('never'), addresses('new')]);
  await send('new', ['never']);
  await send('new', ['never'], { version: '2', pubStatus: 'canceled' });
  const gone = ['410', '410', '410'];
  // Twice: the second answer may come from a cache.
  for (let time = 0; time < 2; time += 1) expect(await all()).toEqual([gone, gone]);
  await send('new', [], { version: '3' });
  for (let time = 0; time < 2; time += 1)
    expect(await all()).toEqual([
      ['404', '404', '404'],
      ['200', '200', '200'],
    ]);
});

it('is updated in cached articles that chose it: moved, back, and gone once withdrawn', async () => {
  await send('old');
  const associations = [{ name: 'also', rel: 'itemrelation:seeAlso', uri: uri('old') }];
  const { id: guide } = await send('guide', [], { subjects: [], associations });
  /** Which of the two the page (with the ticker) and the answer name, fresh and cached. */
  const named = async () => {
    const urls = [`/ar/news/${guide}`, `/api/v1/ar/stories/${guide}`];
    const texts: string[] = [];
    for (const url of [...urls, ...urls]) texts.push((await ask(url)).body);
    const [page, answer] = texts;
    expect(texts.slice(2)).toEqual([page, answer]);
    const kept = await testApp.app.answers.find(urls[1]!);
    expect(JSON.stringify(kept?.value())).toBe(answer);
    return [page, answer].map((text) => ['old', 'new'].filter((name) => text!.includes(id(name))));
  };
  expect(await named()).toEqual([['old'], ['old']]);
  await send('new', ['old']);
  expect(await named()).toEqual([['new'], ['new']]);
  await send('new', [], { version: '2', subjects: [] });
  expect(await named()).toEqual([['old', 'new'], ['old']]);
  await send('new', ['old'], { version: '3' });
  expect(await named()).toEqual([['new'], ['new']]);
  await send('new', ['old'], { version: '4', pubStatus: 'canceled' });
  expect(await named()).toEqual([[], []]);
});

it('redirects to the translation in another language at once', async () => {
  await send('new', ['old']);
  expect((await ask(`/en/news/${id('old')}`)).statusCode).toBe(404);
  const group = { role: 'translationGroup', value: 'urn:bees' };
  await send('new', [], { version: '2', altIds: [{ role: 'formerUri', value: uri('old') }, group] });
  await send('english', [], { language: 'en', altIds: [group] });
  expect(await ask(`/en/news/${id('old')}`)).toMatchObject({
    statusCode: 302,
    headers: { location: `/en/news/${id('english')}` },
  });
  expect((await ask(`/api/v1/en/stories/${id('old')}`)).statusCode).toBe(404);
});

it('warns the pusher of the old uri, and names a wrong former uri by its path', async () => {
  await send('new', ['old']);
  expect((await send('old')).warnings).toMatchObject([{ path: 'uri', message: expect.stringContaining('moved') }]);
  const wrong = await push({ uri: uri('wrong'), altIds: [{ role: 'formerUri', value: '' }] });
  expect(wrong.statusCode).toBe(201);
  expect(wrong.json()).toMatchObject({ warnings: [{ path: 'altIds[0].value' }] });
});
