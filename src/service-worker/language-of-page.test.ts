import { expect, test } from 'vitest';
import { languageOfPage } from './language-of-page.ts';

const languages = ['ar', 'en'] as const;

test.each([
  ['/', 'ar'],
  ['/ar', 'ar'],
  ['/en/news/abc12345', 'en'],
  ['/en/search', 'en'],
])('%s opens from the shell of %s', (path, language) => {
  expect(languageOfPage(path, languages)).toBe(language);
});

test.each([
  '/desk',
  '/desk/front/frame',
  '/preview/abc',
  '/share/abc.png',
  '/api/v1/ar/front',
  '/ar/rss.xml',
  '/ar/manifest.webmanifest',
  '/arabic',
  '/fr',
  '/health',
  '/shell/ar.html',
])('%s is not the service worker’s', (path) => {
  expect(languageOfPage(path, languages)).toBeNull();
});
