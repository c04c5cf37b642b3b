import { expect, it } from 'vitest';
import { fold, foldSpelling, foldedWords } from './fold.ts';

it.each([
  ['ڤيينا', 'فيينا'],
  ['پاریس', 'باريس'],
  ['چاد', 'جاد'],
  ['گرام', 'غرام'],
  ['ڨفصة', 'قفصه'],
  ['غزہ', 'غزه'],
  ['ھلال', 'هلال'],
  ['Zürich', 'zurich'],
  ['Straße', 'strasse'],
  ['Łódź', 'lodz'],
  ['Malmö', 'malmo'],
  ['مُحَمَّــد', 'محمد'],
  ['٢٠٢٦ ۱۴', '2026 14'],
])('%s is searched as %s', (written, folded) => {
  expect(fold(written)).toBe(folded);
});

it('slugs of names in other alphabets stay what they were', () => {
  expect(foldSpelling('ڤيينا Café')).toBe('ڤيينا café');
});

it.each([
  ['الـ48 ساعة', ['48', 'ساعه']],
  ['بالـBBC', ['bbc']],
  ['٢٠مليون', ['20', 'مليون']],
  ['covid19 و G20', ['covid19', 'و', 'g20']],
  ['', []],
  ['؟!… ـ', []],
])('the words of %s', (text, words) => {
  expect(foldedWords(text)).toEqual(words);
});
