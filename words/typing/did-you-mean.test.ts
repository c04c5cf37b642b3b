import { expect, it } from 'vitest';
import { fold } from '../fold.ts';
import { parseQuery } from '../query.ts';
import { didYouMean } from './did-you-mean.ts';
import { otherLayout } from './layouts.ts';
import { Vocabulary } from './vocabulary.ts';

const vocabulary = new Vocabulary(
  ['حكومة', 'رياضة', 'مباراة', 'مهرجان', 'السينما', 'كهرباء', 'قطار', 'مطر', 'مطار', 'إعصار', 'مجلس', 'الأمن'].map(
    (word) => ({
      word: fold(word),
      spelling: word,
      count: 20,
    }),
  ),
);
const suggest = (typed: string, answered?: (term: { folded: string }) => boolean) =>
  didYouMean({ typed, terms: parseQuery(typed, 'ar').terms, vocabulary, ...(answered && { answered }) }).map(
    ({ text }) => text,
  );

it.each([
  ['الحكزمة', 'الحكومة'],
  ['رباضة', 'رياضة'],
  ['مهرجات', 'مهرجان'],
  ['اعصارر', 'إعصار'],
  ["hgr'hv", 'القطار'],
  ['مجلسالأمن', 'مجلس الأمن'],
  ['كهر باء', 'كهرباء'],
  ['مهرجات السينما', 'مهرجان السينما'],
  ['من هو رباضة', 'من هو رياضة'],
])('%s: %s', (typed, meant) => {
  expect(suggest(typed)[0]).toBe(meant);
});

it('a word with answers is not questioned', () => {
  expect(suggest('مطر')).toEqual([]);
  expect(suggest('مطرر', () => true)).toEqual([]);
  expect(suggest('2026')).toEqual([]);
});

it('suggests at most three, and nothing for what is like no word', () => {
  expect(suggest('مطير').length).toBeLessThanOrEqual(3);
  expect(suggest('ظظظظظظظظظ')).toEqual([]);
  expect(suggest('م'.repeat(300))).toEqual([]);
  expect(suggest('')).toEqual([]);
});

it('what is much less likely than the first is left out', () => {
  expect(suggest('مطرر')).toEqual(['مطر']);
  expect(suggest('مطير')).toEqual(['مطار', 'مطر']);
});

it('the changed words are named', () => {
  const [first] = didYouMean({ typed: 'مباراىة مطر', terms: parseQuery('مباراىة مطر', 'ar').terms, vocabulary });
  expect(first).toEqual({ text: 'مباراة مطر', changed: ['مباراة'] });
});

it('reads the other keyboard both ways', () => {
  expect(otherLayout('hgsghl')).toBe('السلام');
  expect(otherLayout('اثممخ')).toBe('hello');
  expect(otherLayout('2026')).toBeUndefined();
});
