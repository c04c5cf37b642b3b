import { expect, it } from 'vitest';
import { foldedWords } from './fold.ts';
import { tokensOf } from './tokens.ts';

it('gives each word its place in the text as it is written', () => {
  const text = 'قالَ «الـ48» ثمّ صمـــت';
  expect(tokensOf(text).map(({ folded, start, end }) => [folded, text.slice(start, end)])).toEqual([
    ['قال', 'قالَ'],
    ['48', 'الـ48'],
    ['ثم', 'ثمّ'],
    ['صمت', 'صمـــت'],
  ]);
});

it('a word that only folding makes two has one place for both', () => {
  expect(tokensOf('20مليون').map(({ written, start, end }) => [written, start, end])).toEqual([
    ['20', 0, 7],
    ['مليون', 0, 7],
  ]);
});

it('finds the words of foldedWords', () => {
  for (const text of ['بالـBBC والـ۵۰', 'ＢＢＣ\u200f نيوز', 'a\u0301b ـ٣', 'و-2', 'ﷺ ﻻ', '\u0651\u0651 ء'])
    expect(tokensOf(text).map(({ folded }) => folded)).toEqual(foldedWords(text));
});
