import { expect, test } from 'vitest';
import { isExpected } from './is-expected.ts';
import { isOurs } from './is-ours.ts';

const page = (status: number, body: string, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers: { 'content-type': 'text/html', ...headers } });
const policy = { 'content-security-policy': "default-src 'self'; trusted-types sharit" };

test.each([
  ['a page with our policy', page(200, '<p>خبر', policy), true],
  ['an error page of ours', page(503, '<p>خطأ', policy), true],
  ['a page whose policy a proxy has removed', page(200, '<script data-app="/assets/index.js">'), true],
  ['a login page', page(200, '<h1>Welcome to the hotel'), false],
  ['a proxy’s error', page(502, '<h1>Bad gateway'), false],
  ['a challenge that the reader must see', page(403, '<h1>Are you human?'), true],
])('%s', async (_, response, ours) => {
  expect(await isOurs(response)).toBe(ours);
});

const file = (type: string, status = 200) => new Response('text', { status, headers: { 'content-type': type } });

test.each([
  ['/assets/a.js', file('text/javascript; charset=utf-8'), true],
  ['/assets/a.js', file('text/html'), false],
  ['/assets/a.js', file('text/javascript', 404), false],
  ['/assets/a.woff2', file('font/woff2'), true],
  ['/pictures/abc-320.webp', file('image/webp'), true],
  ['/pictures/abc-320.webp', file('text/html'), false],
  ['/shell/ar.html', page(200, '<script data-app="x">'), true],
  ['/shell/ar.html', page(200, 'Welcome to the hotel'), false],
  ['/robots.txt', file('text/plain'), false],
])('%s of type %o is expected: %s', async (path, response, expected) => {
  expect(await isExpected(response, path)).toBe(expected);
});
