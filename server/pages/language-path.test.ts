import { expect, it } from 'vitest';
import { canonicalPath } from '#contract/language-path.ts';

it.each([
  ['/ar/NEWS/abcdefgh12', '/ar/news/abcdefgh12'],
  ['/AR/News/ABCDEFGH12', '/ar/news/abcdefgh12'],
  ['/AR', '/ar'],
  ['/En/SECTION/Culture', '/en/section/Culture'],
  ['/ar/Search', '/ar/search'],
  ['/ar/LATEST', '/ar/latest'],
  ['/Desk/Items', '/desk/Items'],
  ['/PREVIEW/Ab_c', '/preview/Ab_c'],
])('%s is %s', (given, canonical) => {
  expect(canonicalPath(given)).toBe(canonical);
  expect(canonicalPath(canonical)).toBe(canonical);
});

it.each([
  '/',
  '/ar/news/abcdefgh12',
  '/Robots.txt',
  '/ar/newsletter/X',
  '/deskS/x',
  '/assets/App-X.js',
  '/ar/Nothing',
  '/API/V1',
])('%s is left alone', (path) => {
  expect(canonicalPath(path)).toBe(path);
});
