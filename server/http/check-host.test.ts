import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { openTestApp } from '../testing/app.ts';
import { SiteFixture } from '../testing/site-fixture.ts';

const site = new SiteFixture();
type Headers = Record<string, string>;

/** Sends a request as raw bytes and returns the whole answer. Not half-closed: Node ends such a connection without waiting for a slow answer. */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect((site.app.server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(request));
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

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

it('does not require a Host header in HTTP/1.0', async () => {
  expect(await raw('GET /health HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /);
});

it('ignores X-Forwarded-Host, and X-Forwarded-Proto unless a trusted proxy sends it', async () => {
  const robots = async (headers: Headers, from = '127.0.0.1') =>
    (
      await site.app.inject({
        url: '/robots.txt',
        remoteAddress: from,
        headers: { host: 'news.example', ...headers },
      })
    ).body;
  expect(await robots({ 'x-forwarded-host': 'evil.example' })).toContain('Sitemap: http://news.example/sitemap.xml');
  expect(await robots({ 'x-forwarded-proto': 'https' })).toContain('Sitemap: https://news.example/');
  expect(await robots({ 'x-forwarded-proto': 'https' }, '192.0.2.1')).toContain('Sitemap: http://news.example/');
  expect(await robots({ 'x-forwarded-proto': 'javascript' })).toContain('Sitemap: http://news.example/');
  const trusting = await openTestApp(site.store, { publicUrl: undefined, trustedProxies: ['192.0.2.0/24'] });
  const asked = { url: '/robots.txt', headers: { host: 'news.example', 'x-forwarded-proto': 'https' } };
  const answers = await Promise.all(
    ['192.0.2.1', '::ffff:192.0.2.1', '127.0.0.1'].map((remoteAddress) =>
      trusting.app.inject({ ...asked, remoteAddress }),
    ),
  );
  await trusting.close();
  expect(answers.map(({ body }) => body.includes('https://news.example/'))).toEqual([true, true, false]);
});
