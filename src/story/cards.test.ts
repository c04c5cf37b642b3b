import { expect, test } from 'vitest';
import { articleAnswer, frontAnswer, story } from '../testing/fixtures.ts';
import { createQueryClient } from '../wire/query-client.ts';
import { accentOf, sectionName } from './accent.ts';
import { newsroom } from '../testing/fixtures.ts';
import { articleFromCard, cardOf } from './cards.ts';
import { vowelled } from './vowelled.ts';

test('finds the card in any list, of the newest revision, and never in another language', () => {
  const client = createQueryClient();
  const old = story({ id: 'same00001', headline: 'قديم' });
  const newer = { ...old, headline: 'جديد', revision: 2 };
  client.setQueryData(['front', 'ar'], frontAnswer({ secondary: [old] }));
  client.setQueryData(['stories', 'ar', { section: 'sea' }], {
    pages: [{ stories: [newer], next: null }],
    pageParams: [undefined],
  });
  expect(cardOf(client, 'ar', 'same00001')?.headline).toBe('جديد');
  expect(cardOf(client, 'en', 'same00001')).toBeUndefined();
  expect(articleFromCard(client, 'ar', 'same00001')).toMatchObject({
    article: { headline: 'جديد', body: [] },
    related: [],
  });
});

test('finds no card in the answers of desk and article', () => {
  const client = createQueryClient();
  client.setQueryData(['desk', 'ar'], [story({ id: 'draft0001' })]);
  client.setQueryData(['article', 'ar', 'whole0001'], articleAnswer({ id: 'whole0001' }));
  expect(cardOf(client, 'ar', 'draft0001')).toBeUndefined();
  expect(cardOf(client, 'ar', 'whole0001')).toBeUndefined();
});

test('a section has the colours and name of the newsroom file, else no colour and the name of its stories', () => {
  expect(accentOf(newsroom, 'sea').style).toEqual({ '--accent-light': '#1D4F91', '--accent-dark': '#86B2F0' });
  expect(accentOf(newsroom, 'kites')).toEqual({});
  expect(sectionName(newsroom, 'en', { slug: 'sea', name: 'بحر' })).toBe('Sea');
  expect(sectionName(newsroom, 'en', { slug: 'kites', name: 'Kites' })).toBe('Kites');
});

test('a headline with vowel marks gets a larger line height', () => {
  expect(vowelled('أُقرّت')).not.toBe('');
  expect(vowelled('إيطاليا')).toBe('');
});
