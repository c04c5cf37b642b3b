import { expect, it } from 'vitest';
import { fold } from '../fold.ts';
import { Headlines, suggest } from './suggestions.ts';
import { Vocabulary } from './vocabulary.ts';

const vocabulary = new Vocabulary(
  Object.entries({ مطر: 9, مطار: 12, مطبخ: 2, إعصار: 5, سماء: 4 }).map(([spelling, count]) => ({
    word: fold(spelling),
    spelling,
    count,
  })),
);
const headlinesOf = (texts: string[]) => texts.map((text, at) => ({ id: String(at), text }));
const headlines = new Headlines(
  headlinesOf(['مطر غزير على الساحل', 'افتتاح المطار الجديد', 'أمطار الخريف', 'مطر خفيف في الجبل']),
);

it('finishes the last word, the most frequent first, in the usual spelling', () => {
  expect(suggest('مط', 'ar', { vocabulary, headlines }).words).toEqual(['مطار', 'مطر', 'مطبخ']);
  expect(suggest('اعص', 'ar', { vocabulary, headlines }).words).toEqual(['إعصار']);
  expect(suggest('المطا', 'ar', { vocabulary, headlines }).words).toEqual(['المطار']);
  expect(suggest('غزير في السم', 'ar', { vocabulary, headlines }).words).toEqual(['غزير في السماء']);
});

it('finishes a word behind the letters that are written together with its article', () => {
  expect(suggest('والمطا', 'ar', { vocabulary, headlines }).words).toEqual(['والمطار']);
  const { words, headlines: found } = suggest('افتتاح بالمط', 'ar', { vocabulary, headlines });
  expect(words).toEqual(['افتتاح بالمطار']);
  expect(found.map(({ text }) => text)).toEqual(['افتتاح المطار الجديد']);
});

it('leaves what is before the last word as it was typed', () => {
  expect(suggest('شمال-مط', 'ar', { vocabulary, headlines }).words[0]).toBe('شمال-مطار');
  expect(suggest('«غزير في السم', 'ar', { vocabulary, headlines }).words).toEqual(['«غزير في السماء']);
});

it('finishes a word first as headlines do that hold the earlier ones', () => {
  expect(suggest('افتتاح مط', 'ar', { vocabulary, headlines }).words).toEqual(['افتتاح مطار']);
  expect(suggest('افتتاح ال', 'ar', { vocabulary, headlines }).words).toEqual(['افتتاح المطار']);
  expect(suggest('افتتاح ا', 'ar', { vocabulary, headlines }).words).toEqual(['افتتاح المطار']);
  const kitchen = new Headlines(headlinesOf(['مطار المدينة', 'افتتاح مطبخ']));
  expect(suggest('افتتاح المط', 'ar', { vocabulary, headlines: kitchen }).words[0]).toBe('افتتاح المطبخ');
});

it('finds headlines, the newest first', () => {
  const found = (typed: string) => suggest(typed, 'ar', { vocabulary, headlines }).headlines.map(({ id }) => id);
  expect(found('مطر')).toEqual(['0', '3']);
  expect(found('المطر')).toEqual(['0', '3']);
  expect(found('مطا')).toEqual(['1']);
  expect(found('مطر الج')).toEqual(['3']);
  expect(found('مطر قمر')).toEqual([]);
});

it('asks no headline for the words of a question that need not match', () => {
  const found = suggest('آخر أخبار المطار الجد', 'ar', { vocabulary, headlines });
  expect(found.headlines.map(({ text }) => text)).toEqual(['افتتاح المطار الجديد']);
  expect(suggest('أخبار مط', 'ar', { vocabulary, headlines }).words[0]).toBe('أخبار مطار');
});

it('suggests nothing for one letter, or after a finished word', () => {
  for (const typed of ['', ' ', 'م', 'مطر ', '؟؟'])
    expect(suggest(typed, 'ar', { vocabulary, headlines })).toMatchObject({ words: [], headlines: [] });
  expect(suggest('مط', 'ar', { vocabulary: new Vocabulary([]), headlines: new Headlines([]) })).toMatchObject({
    words: [],
    headlines: [],
  });
});

it('suggests no words that every other story has', () => {
  const words = ['ثلاثة', 'ثلاجة', 'هذا', 'هدف'].map((spelling) => ({ word: fold(spelling), spelling, count: 5 }));
  const known = { vocabulary: new Vocabulary(words), headlines };
  expect(suggest('ثلا', 'ar', known).words).toEqual(['ثلاجة']);
  expect(suggest('هذ', 'ar', known).words).toEqual([]);
});
