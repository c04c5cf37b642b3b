import { expect, it } from 'vitest';
import { refreshHeader } from './access/own-refresh.ts';
import { openTestApp } from '../testing/app.ts';
import { SiteFixture } from '../testing/site-fixture.ts';

const site = new SiteFixture();

const nowhere = [
  '%00',
  'a%00b',
  '%00%00',
  '%FF',
  '%ED%A0%80',
  '%C3%28',
  '%',
  '%zz',
  '%0A',
  '%1F',
  'x'.repeat(3000),
  '%D8%A7'.repeat(400),
  '..%2F..',
  '%E2%80%AE',
];
it.each(nowhere)(
  'a malformed name is a 404 for pages, lists, stories, feeds and pictures, and never a 500 in a query: %s',
  async (name) => {
    for (const place of [
      `/ar/section/${name}`,
      `/ar/topic/${name}`,
      `/ar/news/${name}`,
      `/ar/${name}`,
      `/${name}`,
      `/ar/${name}/feed.json`,
      `/api/v1/ar/stories?section=${name}`,
      `/api/v1/ar/stories/${name}`,
      `/api/v1/${name}/front`,
      `/api/v1/${name}`,
      `/api/v1/previews/${name}`,
      `/api/v1/push/assets/${name}`,
      `/share/ar/${name}.png`,
      `/pictures/${name}`,
      `/sitemap-stories-${name}.xml`,
    ])
      expect([place, (await site.ask(place)).statusCode]).toEqual([place, 404]);
    for (const place of [
      `/ar?x=${name}`,
      `/ar/search?q=${name}`,
      `/ar/search?q=bees&section=${name}`,
      `/ar/section/sport?cursor=${name}`,
      `/api/v1/ar/search?q=${name}`,
      `/api/v1/ar/search?q=bees&section=${name}`,
      `/api/v1/ar/search?q=bees&from=${name}`,
      `/api/v1/ar/stories?subject=${name}`,
      `/api/v1/ar/stories?cursor=${name}`,
      `/api/v1/ar/ticker?${name}`,
      `/api/v1/ar/stories/${site.story}?v=${name}`,
      `/ar/feed.json?${name}=${name}`,
      `/?${name}`,
    ])
      expect([place, (await site.ask(place)).statusCode < 500]).toEqual([place, true]);
  },
);

it('a body with text that PostgreSQL cannot store is a 400', async () => {
  const headers = { host: 'news.example', origin: 'http://news.example' };
  const texts = ['"a\\u0000b"', '"\\ud800"', `${'['.repeat(5000)}${']'.repeat(5000)}`];
  for (const text of texts) {
    const payload = `{"name":${text},"password":"x"}`;
    const sent = { ...headers, 'content-type': 'application/json' };
    const answer = await site.app.inject({ method: 'POST', url: '/api/v1/desk/session', headers: sent, payload });
    expect(answer.statusCode).toBe(400);
  }
});

it('the rate limit of a search page counts per reader', async () => {
  const statusOf = async (url: string, address: string) =>
    (await site.app.inject({ url, headers: { host: 'a', 'x-forwarded-for': address } })).statusCode;
  const page = (address: string) => statusOf('/ar/search?q=bees', address);
  // A page calls the API with its reader's address, so that requests to the API count for the page too.
  const spend = async (addressOf: (at: number) => string) => {
    const statuses = new Set<number>();
    for (let at = 0; at < 310; at += 1) statuses.add(await statusOf(`/api/v1/ar/search?q=w${at}`, addressOf(at)));
    return [...statuses];
  };
  expect(await spend(() => '192.0.2.9')).toEqual([200, 429]);
  expect([await page('192.0.2.9'), await page('192.0.2.10')]).toEqual([429, 200]);
  // All addresses of an IPv6 /64 are one reader.
  await spend((at) => `2001:db8:1:1::${at}`);
  expect([await page('2001:db8:1:1::ffff'), await page('2001:db8:1:2::ffff')]).toEqual([429, 200]);
});

it("no limit counts the purges of this site's own servers, which all come from one address", async () => {
  const ask = async (url: string, headers: Record<string, string> = {}) =>
    (await site.app.inject({ url, headers: { host: 'a', ...headers }, remoteAddress: '172.20.0.5' })).statusCode;
  let asked = 0;
  while ((await ask('/api/v1/ar/nothing')) !== 429) expect((asked += 1)).toBeLessThan(4000);
  const own = refreshHeader(site.app.config.pushSecret);
  // Of a page also what it asks for itself.
  for (const path of ['/api/v1/ar/front', '/ar/section/economy'])
    expect([await ask(path), await ask(path, refreshHeader('guessed')), await ask(path, own)]).toEqual([
      ...[429, 429, 200],
    ]);
});

it('a 404 or a redirect is never answered 304', async () => {
  for (const path of [
    '/ar/news/zzzzzzzz99',
    '/api/v1/ar/stories/zzzzzzzz99',
    '/nothing.js',
    '/ar/section/none',
    '/api/v1/nothing',
    '/',
  ]) {
    const { headers, statusCode } = await site.ask(path);
    for (const tag of [headers.etag ?? '"x"', '*'])
      expect([path, (await site.ask(path, { 'if-none-match': tag })).statusCode]).toEqual([path, statusCode]);
  }
});

it('every answer has the security headers', async () => {
  const paths = [
    '/ar',
    '/ar/',
    '/',
    '/nothing.js',
    '/assets/none.js',
    '/api/nothing',
    '/ar/news/zzzzzzzz99',
    '/robots.txt',
    '/desk',
    '/health',
    '/%00',
  ];
  for (const path of paths) {
    const { headers } = await site.ask(path);
    expect([path, headers['x-content-type-options']]).toEqual([path, 'nosniff']);
    expect([path, headers['content-security-policy']]).toEqual([
      path,
      expect.stringContaining('default-src') as string,
    ]);
    expect([path, headers['referrer-policy']]).toEqual([path, expect.any(String) as string]);
    expect([path, headers['strict-transport-security']]).toEqual([path, undefined]);
  }
  expect((await site.ask('/robots.txt', { host: 'a b' })).headers['x-content-type-options']).toBe('nosniff');
  const strict = await openTestApp(site.store, { firstView: true, newsroom: site.newsroom, hsts: 'max-age=31536000' });
  for (const path of ['/ar', '/ar', '/ar/', '/api/v1/ar/front', '/nothing.js']) {
    const { headers } = await strict.app.inject(path);
    expect([path, headers['strict-transport-security']]).toEqual([path, 'max-age=31536000']);
  }
  await strict.close();
});

it('campaign parameters are served the cached page', async () => {
  const section = await site.ask('/ar/section/society');
  const again = await site.ask('/ar/section/society?utm_source=x&fbclid=1');
  expect(again.headers.etag).toBe(section.headers.etag);
  expect(again.body).toBe(section.body);
});

it('the 404 page of an unknown story is rendered once for all ids', async () => {
  const [one, other] = [
    await site.ask('/ar/news/aaaaaaaaa1'),
    await site.ask('/ar/news/bbbbbbbbb2', { 'accept-encoding': 'br' }),
  ];
  expect([one.statusCode, other.statusCode]).toEqual([404, 404]);
  expect(one.body).toContain('/en/news/aaaaaaaaa1?from=ar');
  expect(one.body).not.toContain('zzzzzzzzzzzz');
  expect(one.body).toContain(site.story);
  expect(one.headers).toMatchObject({ 'cache-control': 'public, max-age=0, s-maxage=10', vary: 'accept-encoding' });
});
