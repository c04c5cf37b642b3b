import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readNewsroom } from '../config.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import type { Store } from '../store/database/store.ts';
import { makePreparedItem } from '../testing/items.ts';
import { openTestStore } from '../testing/store.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';

// The pages are those of the built reader.

const newsroom = readNewsroom(new URL('../../content/newsroom.json', import.meta.url).pathname);
let store: Store;
let testApp: TestApp;
let story: string;
beforeAll(async () => {
  store = await openTestStore();
  const topics = [{ slug: 'bees', name: 'النحل' }];
  const body = Array.from({ length: 40 }, (_, at) => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text: `زرع الجيران أزهاراً ${at}` }],
  }));
  const versionCreated = new Date(Date.now() - 3_600_000);
  story = (
    await receiveItem(store, makePreparedItem({ versionCreated, story: { subjects: topics, body } }), new Date())
  ).id;
  testApp = await openTestApp(store, { firstView: true, newsroom, publicUrl: undefined });
  await testApp.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await testApp.close();
  await store.close();
});
type Headers = Record<string, string>;
const ask = (url: string, headers: Headers = {}, method: 'GET' | 'HEAD' | 'POST' = 'GET') =>
  testApp.app.inject({ method, url, headers });

/** The answer to bytes that no well-behaved client sends. */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect((testApp.app.server.address() as AddressInfo).port, '127.0.0.1', () => socket.end(request));
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

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
it.each(nowhere)('there is no page, list, story, feed or picture %s', async (name) => {
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
    expect([place, (await ask(place)).statusCode]).toEqual([place, 404]);
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
    `/api/v1/ar/stories/${story}?v=${name}`,
    `/ar/feed.json?${name}=${name}`,
    `/?${name}`,
  ])
    expect([place, (await ask(place)).statusCode < 500]).toEqual([place, true]);
});

it('a body that no database takes is a wrong request', async () => {
  const headers = { host: 'news.example', origin: 'http://news.example' };
  const texts = ['"a\\u0000b"', '"\\ud800"', `${'['.repeat(5000)}${']'.repeat(5000)}`];
  for (const text of texts) {
    const payload = `{"name":${text},"password":"x"}`;
    const sent = { ...headers, 'content-type': 'application/json' };
    const answer = await testApp.app.inject({ method: 'POST', url: '/api/v1/desk/session', headers: sent, payload });
    expect(answer.statusCode).toBe(400);
  }
});

it.each([
  ['Host: news.example', 200],
  ['Host: news.example:8080', 200],
  ['Host: NEWS.example.', 200],
  ['Host: [2001:db8::1]:3000', 200],
  ['Host: 192.0.2.1', 200],
  ['Host: my_container:3000', 200],
  ['Host:', 400],
  ['X-Nothing: 1', 400],
  ['Host: a b', 400],
  ['Host: news.example/evil', 400],
  ['Host: user@news.example', 400],
  ['Host: news.example:99999', 400],
  ['Host: news.example:x', 400],
  ['Host: [::g]', 400],
  ['Host: -', 400],
  ['Host: a..b', 400],
  ['Host: "><script>', 400],
  ['Host: a, b', 400],
  ['Host: أخبار.example', 400],
  [`Host: ${'a'.repeat(300)}`, 400],
  ['Host: news.example\r\nHost: evil.example', 400],
  ['Host: news.example\r\nhost: news.example', 400],
])('%s is answered %i', async (header, status) => {
  for (const path of ['/robots.txt', '/ar'])
    expect(await raw(`GET ${path} HTTP/1.1\r\n${header}\r\nConnection: close\r\n\r\n`)).toMatch(
      new RegExp(`^HTTP/1.1 ${status} `),
    );
});

it('asks HTTP/1.0 for no host', async () => {
  expect(await raw('GET /health HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /);
});

it('believes no one about its name, and only a trusted proxy about the protocol', async () => {
  const robots = async (headers: Headers, from = '127.0.0.1') =>
    (
      await testApp.app.inject({
        url: '/robots.txt',
        remoteAddress: from,
        headers: { host: 'news.example', ...headers },
      })
    ).body;
  expect(await robots({ 'x-forwarded-host': 'evil.example' })).toContain('Sitemap: http://news.example/sitemap.xml');
  expect(await robots({ 'x-forwarded-proto': 'https' })).toContain('Sitemap: https://news.example/');
  expect(await robots({ 'x-forwarded-proto': 'https' }, '192.0.2.1')).toContain('Sitemap: http://news.example/');
  expect(await robots({ 'x-forwarded-proto': 'javascript' })).toContain('Sitemap: http://news.example/');
  const trusting = await openTestApp(store, { publicUrl: undefined, trustedProxies: ['192.0.2.0/24'] });
  const asked = { url: '/robots.txt', headers: { host: 'news.example', 'x-forwarded-proto': 'https' } };
  const told = await Promise.all(
    ['192.0.2.1', '::ffff:192.0.2.1', '127.0.0.1'].map((remoteAddress) =>
      trusting.app.inject({ ...asked, remoteAddress }),
    ),
  );
  await trusting.close();
  expect(told.map(({ body }) => body.includes('https://news.example/'))).toEqual([true, true, false]);
});

it('every reader of a search page has a limit of their own', async () => {
  const ask = async (url: string, address: string) =>
    (await testApp.app.inject({ url, headers: { host: 'a', 'x-forwarded-for': address } })).statusCode;
  const page = (address: string) => ask('/ar/search?q=bees', address);
  // A page asks the API as its reader, so that what the API has counted of them counts for the page.
  const spend = async (addressOf: (at: number) => string) => {
    const statuses = new Set<number>();
    for (let at = 0; at < 310; at += 1) statuses.add(await ask(`/api/v1/ar/search?q=w${at}`, addressOf(at)));
    return [...statuses];
  };
  expect(await spend(() => '192.0.2.9')).toEqual([200, 429]);
  expect([await page('192.0.2.9'), await page('192.0.2.10')]).toEqual([429, 200]);
  // Their phone is the same reader whichever address of its network it takes.
  await spend((at) => `2001:db8:1:1::${at}`);
  expect([await page('2001:db8:1:1::ffff'), await page('2001:db8:1:2::ffff')]).toEqual([429, 200]);
});

it.each([
  ['br', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0', undefined],
  ['br;q=0, gzip', 'gzip'],
  ['BR;Q=0, gzip', 'gzip'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['*', 'br'],
  ['*;q=0', undefined],
  ['br;q=0, *', 'gzip'],
  ['identity', undefined],
  ['identity;q=0, br', 'br'],
  ['x-brotli, gzipped', undefined],
  ['', undefined],
])('Accept-Encoding %s gets %s, whatever it asks for', async (accepted, encoding) => {
  const paths = [
    `/ar/news/${story}`,
    `/ar/news/${story}`,
    '/ar/search?q=bees',
    '/ar/news/zzzzzzzz99',
    `/api/v1/ar/stories/${story}`,
    '/api/openapi.json',
    '/ar/rss.xml',
  ];
  for (const path of paths) {
    const { headers } = await ask(path, { 'accept-encoding': accepted });
    expect([path, headers['content-encoding']]).toEqual([path, encoding]);
  }
});

it('HEAD says what GET says', async () => {
  const paths = [
    '/ar',
    `/ar/news/${story}`,
    '/ar/news/zzzzzzzz99',
    '/ar/search?q=x',
    '/',
    '/ar/',
    '/desk',
    '/robots.txt',
    '/api/v1/ar/front',
    '/api/v1/ar/search?q=x',
    `/api/v1/ar/stories/${story}`,
    '/api/v1/ar/stories/zzzzzzzz99',
    '/api/v1/newsroom',
    '/api/nothing',
    '/nothing.js',
    '/ar/rss.xml',
    '/ar/feed.json',
    '/sitemap.xml',
    '/icon.svg',
    '/ar/manifest.webmanifest',
    `/share/ar/${story}.png`,
    '/health',
  ];
  for (const encoding of ['identity', 'br'])
    for (const path of paths) {
      const get = await ask(path, { 'accept-encoding': encoding });
      const head = await ask(path, { 'accept-encoding': encoding }, 'HEAD');
      const told = ({
        headers: { date: _d, connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, ...rest },
        statusCode,
      }: typeof get) => ({
        path,
        statusCode,
        ...rest,
      });
      expect(told(head)).toEqual(told(get));
      expect(head.body).toBe('');
    }
});

it('nothing that is missing is unchanged', async () => {
  for (const path of [
    '/ar/news/zzzzzzzz99',
    '/api/v1/ar/stories/zzzzzzzz99',
    '/nothing.js',
    '/ar/section/none',
    '/api/v1/nothing',
    '/',
  ]) {
    const { headers, statusCode } = await ask(path);
    for (const tag of [headers.etag ?? '"x"', '*'])
      expect([path, (await ask(path, { 'if-none-match': tag })).statusCode]).toEqual([path, statusCode]);
  }
});

it('every answer brings the headers that browsers are to heed', async () => {
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
    const { headers } = await ask(path);
    expect([path, headers['x-content-type-options']]).toEqual([path, 'nosniff']);
    expect([path, headers['content-security-policy']]).toEqual([
      path,
      expect.stringContaining('default-src') as string,
    ]);
    expect([path, headers['referrer-policy']]).toEqual([path, expect.any(String) as string]);
    expect([path, headers['strict-transport-security']]).toEqual([path, undefined]);
  }
  expect((await ask('/robots.txt', { host: 'a b' })).headers['x-content-type-options']).toBe('nosniff');
  const strict = await openTestApp(store, { firstView: true, newsroom, hsts: 'max-age=31536000' });
  for (const path of ['/ar', '/ar', '/ar/', '/api/v1/ar/front', '/nothing.js']) {
    const { headers } = await strict.app.inject(path);
    expect([path, headers['strict-transport-security']]).toEqual([path, 'max-age=31536000']);
  }
  await strict.close();
});

it('a campaign’s address is the page that is kept', async () => {
  const section = await ask('/ar/section/society');
  const again = await ask('/ar/section/society?utm_source=x&fbclid=1');
  expect(again.headers.etag).toBe(section.headers.etag);
  expect(again.body).toBe(section.body);
});

it('the page of an unknown story is made once for all of them', async () => {
  const [one, other] = [
    await ask('/ar/news/aaaaaaaaa1'),
    await ask('/ar/news/bbbbbbbbb2', { 'accept-encoding': 'br' }),
  ];
  expect([one.statusCode, other.statusCode]).toEqual([404, 404]);
  expect(one.body).toContain('/en/news/aaaaaaaaa1?from=ar');
  expect(one.body).not.toContain('zzzzzzzzzzzz');
  expect(one.body).toContain(story);
  expect(one.headers).toMatchObject({ 'cache-control': 'public, max-age=0, s-maxage=10', vary: 'accept-encoding' });
});
