import { expect, it } from 'vitest';
import { testNewsroom } from '../../testing/intake.ts';
import { documentOf } from './item-of-post.ts';
import { post } from './post.ts';

const home = 'https://garden.example';
const ctx = { home, known: home, newsroom: testNewsroom, categories: new Map(), authors: new Map() };

function read(id: number, fields: Record<string, unknown>) {
  const given = {
    ...{ id, type: 'post', status: 'publish', date_gmt: '2026-03-10T09:00:00', modified_gmt: '2026-03-10T09:00:00' },
    ...{
      link: `${home}/2026/03/bees/`,
      title: { rendered: 'النحل' },
      content: { rendered: '<p>عاد.</p>', protected: false },
    },
    ...fields,
  };
  const document = documentOf(post.parse(given), 'post', ctx);
  if (!('item' in document)) return document;
  const { language, associations } = document.item as {
    language: string;
    associations?: { rel?: string; uri: string }[];
  };
  return { language, translations: associations?.map(({ uri }) => uri) };
}

it.each<[string, Record<string, unknown>, string, string[]]>([
  ['Polylang Pro', { lang: 'en', translations: { ar: 1, en: 2 } }, 'en', ['https://garden.example/?p=1']],
  [
    'WPML with its plugin',
    { wpml_current_locale: 'en_US', wpml_translations: [{ locale: 'ar', id: 1, post_title: 'النحل' }] },
    'en',
    ['https://garden.example/?p=1'],
  ],
  [
    'a later version of it',
    { wpml_current_locale: 'ar', wpml_translations: { en_US: { id: 1 } } },
    'ar',
    ['https://garden.example/?p=1'],
  ],
  ['an address with a language', { link: `${home}/en/2026/03/bees/` }, 'en', []],
  ['nothing', {}, 'ar', []],
])('language and translations by %s', (_name, fields, language, translations) => {
  expect(read(2, fields)).toEqual({ language, translations });
});

it('a language that the newsroom does not publish is named, and not taken for another', () => {
  expect(read(2, { lang: 'fr' })).toMatchObject({ standing: 'unreadable', reason: expect.stringContaining('fr') });
});

it('private and protected posts are not read', () => {
  for (const fields of [{ status: 'private' }, { content: { rendered: 'سر', protected: true } }])
    expect(JSON.stringify(read(2, fields))).not.toMatch(/سر|النحل/);
});
