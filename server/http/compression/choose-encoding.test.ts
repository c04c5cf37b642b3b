import { expect, it } from 'vitest';
import { SiteFixture } from '../../testing/site-fixture.ts';

const site = new SiteFixture();

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
])('Accept-Encoding %s gets %s for pages, API answers and feeds', async (accepted, encoding) => {
  const paths = [
    `/ar/news/${site.story}`,
    `/ar/news/${site.story}`,
    '/ar/search?q=bees',
    '/ar/news/zzzzzzzz99',
    `/api/v1/ar/stories/${site.story}`,
    '/api/openapi.json',
    '/ar/rss.xml',
  ];
  for (const path of paths) {
    const { headers } = await site.ask(path, { 'accept-encoding': accepted });
    expect([path, headers['content-encoding']]).toEqual([path, encoding]);
  }
});

it('HEAD has the headers of GET and no body', async () => {
  const paths = [
    '/ar',
    `/ar/news/${site.story}`,
    '/ar/news/zzzzzzzz99',
    '/ar/search?q=x',
    '/',
    '/ar/',
    '/desk',
    '/robots.txt',
    '/api/v1/ar/front',
    '/api/v1/ar/search?q=x',
    `/api/v1/ar/stories/${site.story}`,
    '/api/v1/ar/stories/zzzzzzzz99',
    '/api/v1/newsroom',
    '/api/nothing',
    '/nothing.js',
    '/ar/rss.xml',
    '/ar/feed.json',
    '/sitemap.xml',
    '/icon.svg',
    '/ar/manifest.webmanifest',
    `/share/ar/${site.story}.png`,
    '/health',
  ];
  for (const encoding of ['identity', 'br'])
    for (const path of paths) {
      const get = await site.ask(path, { 'accept-encoding': encoding });
      const head = await site.ask(path, { 'accept-encoding': encoding }, 'HEAD');
      const headOf = ({
        headers: { date: _d, connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, 'x-request-id': _id, ...rest },
        statusCode,
      }: typeof get) => ({
        path,
        statusCode,
        ...rest,
      });
      expect(headOf(head)).toEqual(headOf(get));
      expect(head.body).toBe('');
    }
});
