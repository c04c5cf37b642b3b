import { expect, it } from 'vitest';
import { readNewsroom } from '../config.ts';
import type { Built } from './built.ts';
import { renderDocument } from './document.ts';
import type { RenderedPage } from './entry.ts';

const built: Built = {
  style: 'h1{color:red}',
  boot: '',
  first: '/first.js',
  app: '/app.js',
  imports: { ar: [], en: [] },
  routes: {},
  rareStyle: '',
  sheets: { style: [], rare: [] },
};
const page: RenderedPage = {
  kind: 'page',
  status: 200,
  language: 'ar',
  direction: 'rtl',
  title: 'نحل',
  tags: [],
  preload: null,
  route: 'article',
  rareBlocks: false,
  html: '<h1>نحل</h1>',
  state: { newsroom: readNewsroom(new URL('../../content/newsroom.json', import.meta.url).pathname), queries: [] },
  answer: null,
};
const htmlOf = (preload: RenderedPage['preload']) =>
  renderDocument(built, { ...page, preload }, '{}', 'https://news.example', []);

it('asks for the picture of the first window before everything else', () => {
  const html = htmlOf({
    rel: 'preload',
    as: 'image',
    imagesrcset: '/a.avif 640w',
    imagesizes: '(width >= 60rem) "47vw"',
  });
  expect(html).toContain(
    '<link rel="preload" as="image" imagesrcset="/a.avif 640w" imagesizes="(width &gt;= 60rem) &quot;47vw&quot;"><style>',
  );
  expect(htmlOf(null)).not.toContain('rel="preload"');
});
