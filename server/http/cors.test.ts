import { afterAll, beforeAll, expect, it } from 'vitest';
import { receiveItem } from '../store/publishing/receive.ts';
import type { Store } from '../store/database/store.ts';
import { makePreparedItem } from '../testing/items.ts';
import { openTestStore } from '../testing/store.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';

let store: Store;
let testApp: TestApp;
let id = '';
let killed = '';

beforeAll(async () => {
  store = await openTestStore();
  testApp = await openTestApp(store);
  const push = async (item: Parameters<typeof makePreparedItem>[0]) =>
    (await receiveItem(store, makePreparedItem({ versionCreated: new Date(Date.now() - 60_000), ...item }), new Date()))
      .id;
  id = await push({});
  killed = await push({ uri: 'tag:example.org,2026:gone' });
  await push({ uri: 'tag:example.org,2026:gone', version: '2', versionCreated: new Date(), pubStatus: 'canceled' });
});
afterAll(async () => {
  await testApp.close();
  await store.close();
});

const origin = { origin: 'https://other.example' };
const allowed = 'access-control-allow-origin';

it('any site may read public GET answers, whatever their status, without credentials', async () => {
  for (const [url, status] of [
    ['/api/v1/newsroom', 200],
    ['/api/v1/ar/front', 200],
    ['/api/v1/ar/ticker', 200],
    [`/api/v1/ar/stories/${id}`, 200],
    [`/api/v1/ar/stories/${killed}`, 410],
    ['/api/v1/ar/stories/aaaaaaaaaa', 404],
    ['/api/v1/ar/stories?cursor=nonsense', 400],
    ['/api/v1/no/such/thing', 404],
    ['/api/v1/ar/search?q=a', 200],
    ['/api/openapi.json', 200],
    ['/ar/feed.json', 200],
    ['/ar/rss.xml', 200],
    ['/sitemap.xml', 200],
    ['/sitemap-stories-1.xml', 200],
    ['/pictures/unknown.jpg', 404],
    [`/share/ar/${id}.png`, 200],
  ] as const) {
    for (const method of ['GET', 'HEAD'] as const) {
      const { statusCode, headers } = await testApp.app.inject({ url, method, headers: origin });
      expect([method, url, statusCode, headers[allowed]]).toEqual([method, url, status, '*']);
      expect(headers['access-control-allow-credentials']).toBeUndefined();
    }
  }
});

it('and a 304, a 429 and the stream', async () => {
  const url = '/api/v1/ar/front';
  const { etag } = (await testApp.app.inject({ url })).headers;
  const again = await testApp.app.inject({ url, headers: { ...origin, 'if-none-match': String(etag) } });
  expect([again.statusCode, again.headers[allowed]]).toEqual([304, '*']);
  let last = again;
  for (let asked = 0; asked <= 3000 && last.statusCode !== 429; asked += 1)
    last = await testApp.app.inject({ url: '/pictures/a', remoteAddress: '203.0.113.9', headers: origin });
  expect([last.statusCode, last.headers[allowed]]).toEqual([429, '*']);
  expect(last.headers['access-control-expose-headers']).toContain('retry-after');
  const stream = await testApp.app.inject({ url: '/api/v1/ar/ticker/stream', headers: origin, payloadAsStream: true });
  expect([stream.statusCode, stream.headers[allowed]]).toEqual([200, '*']);
  stream.stream().destroy();
});

it('a preflight allows reading only', async () => {
  const ask = (url: string, method: string) =>
    testApp.app.inject({
      url,
      method: 'OPTIONS',
      headers: {
        ...origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'if-none-match',
      },
    });
  const read = await ask('/api/v1/ar/front', 'GET');
  expect([read.statusCode, read.headers[allowed]]).toEqual([204, '*']);
  expect(read.headers).toMatchObject({
    'access-control-allow-methods': 'GET, HEAD',
    'access-control-allow-headers': '*',
  });
  expect((await ask('/api/v1/push', 'POST')).headers[allowed]).toBeUndefined();
});

it('other sites may not read push, previews, desk or pages, in any spelling', async () => {
  for (const url of [
    '/api/v1/push',
    '/api/v1/push/assets/a',
    '/api/v1/%70ush/assets/a',
    '/api/v1/push%2Fassets/a',
    '/api/v1/previews/aaaaaaaaaa',
    '/api/v1/desk/session',
    '/api/v1/d%65sk/items',
    '/api/v1/desk',
    '/health',
    '/desk',
    '/ar',
  ]) {
    for (const method of ['GET', 'POST', 'OPTIONS'] as const) {
      const { headers } = await testApp.app.inject({ url, method, headers: origin });
      expect([method, url, headers[allowed]]).toEqual([method, url, undefined]);
    }
  }
  const posted = await testApp.app.inject({ url: '/api/v1/ar/front', method: 'POST', headers: origin });
  expect(posted.headers[allowed]).toBeUndefined();
});
