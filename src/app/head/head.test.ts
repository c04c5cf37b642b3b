import { waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Newsroom } from '#contract/newsroom.ts';
import { applyHead } from './apply-head.ts';
import { documentTitle, excerpt, multilingualHead, noindexHead } from './head.ts';
import { headTags } from './head-tags.ts';

const newsroom: Newsroom = {
  name: { ar: 'جريدة', en: 'Gazette' },
  description: { ar: 'أخبار الحي', en: 'News of the quarter' },
  timeZone: 'Asia/Damascus',
  languages: ['ar', 'en'],
  numerals: 'arab',
  months: 'levant',
  hijri: false,
  sections: [{ slug: 'sport', name: { ar: 'رياضة', en: 'Sport' }, colour: { light: '#000000', dark: '#ffffff' } }],
  logo: null,
  ribbon: '#B8131A',
};
const context = { language: 'ar', newsroom, origin: 'https://news.example' } as const;

it('a title has the names of page and newsroom; the front’s has the newsroom’s only', () => {
  expect(documentTitle({ title: 'رياضة' }, context)).toBe('رياضة | جريدة');
  expect(documentTitle({ title: null }, context)).toBe('جريدة');
});

it('a page of every language lists its alternates and a default', () => {
  const links = headTags(multilingualHead({ title: 'رياضة', rest: '/section/sport' }, context), context)
    .filter(({ tag }) => tag === 'link')
    .map(({ attributes }) => [attributes['hreflang'] ?? attributes['rel'], attributes['href']]);
  expect(links).toEqual([
    ['canonical', 'https://news.example/ar/section/sport'],
    ['ar', 'https://news.example/ar/section/sport'],
    ['en', 'https://news.example/en/section/sport'],
    ['x-default', 'https://news.example/ar/section/sport'],
  ]);
});

it('a page that is not indexed has no canonical address', () => {
  const tags = headTags(noindexHead('خطأ'), context);
  expect(tags).toContainEqual({ tag: 'meta', attributes: { name: 'robots', content: 'noindex' } });
  expect(tags.some(({ tag }) => tag === 'link')).toBe(false);
});

it('removes the tags of the previous page', async () => {
  applyHead(multilingualHead({ title: 'رياضة', rest: '/section/sport' }, context), context);
  await waitFor(() => expect(document.querySelectorAll('link[rel="canonical"]')).toHaveLength(1));
  applyHead(noindexHead('خطأ'), context);
  expect(document.title).toBe('خطأ | جريدة');
  await waitFor(() => expect(document.querySelector('link[rel="canonical"]')).toBeNull());
  expect(document.querySelectorAll('meta[name="robots"]')).toHaveLength(1);
});

it('cuts a description between words', () => {
  expect(excerpt('كلمة '.repeat(3).trim(), 12)).toBe('كلمة كلمة…');
  expect(excerpt('قصير')).toBe('قصير');
});
