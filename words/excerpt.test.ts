import { expect, it } from 'vitest';
import { excerptOf, marksOf, matcherOf } from './excerpt.ts';
import { loadKeys } from './keys.ts';
import { parseQuery } from './query.ts';

const keysOf = await loadKeys('ar');
const matcher = (question: string) => matcherOf(parseQuery(question, 'ar'), keysOf);
const filler = 'جلس الأصدقاء تحت الشجرة الكبيرة وتحدثوا طويلاً عن الماضي. ';

function shown(text: string, question: string, length?: number) {
  const { range, marks } = excerptOf(text, matcher(question), length);
  return { text: text.slice(...range), marks: marks.map((mark) => text.slice(...mark)) };
}

it('marks whole words in every form, and no function words', () => {
  const text = 'في المدينة جسورٌ، وعلى الجسر «الـقديم» مشاة من المدن.';
  expect(marksOf(text, matcher('جسر قديم في مدينة')).map((mark) => text.slice(...mark))).toEqual([
    'المدينة',
    'جسورٌ',
    'الجسر',
    'الـقديم',
    'المدن',
  ]);
});

it('shows where most of the words stand together', () => {
  const text = `المطر بعيد. ${filler.repeat(10)}ثم هطل المطر الغزير على الجبل. ${filler.repeat(10)}`;
  const { text: part, marks } = shown(text, 'مطر غزير جبل');
  expect(part).toContain('ثم هطل المطر الغزير على الجبل');
  expect(marks).toEqual(['المطر', 'الغزير', 'الجبل']);
});

it('begins and ends with whole words, within its length', () => {
  const text = `${filler.repeat(5)}هطل مطر. ${filler.repeat(5)}`;
  for (const length of [20, 60, 120, 260]) {
    const { range } = excerptOf(text, matcher('مطر'), length);
    expect(range[1] - range[0]).toBeLessThanOrEqual(length + 2);
    expect(text[range[0] - 1] ?? ' ').toMatch(/\s/);
    expect(text[range[1]] ?? ' ').toMatch(/\s/);
  }
});

it('of a text without the words shows the beginning', () => {
  expect(shown(filler.repeat(9), 'قمر', 60)).toEqual({ text: expect.stringMatching(/^جلس الأصدقاء/), marks: [] });
  expect(shown('', 'قمر')).toEqual({ text: '', marks: [] });
  expect(shown('…', 'قمر')).toEqual({ text: '…', marks: [] });
});
