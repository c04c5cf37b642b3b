import { expect, it } from 'vitest';
import { parseQuery } from './query.ts';

const shape = (text: string, language = 'ar') => {
  const { terms, phrases } = parseQuery(text, language);
  return {
    terms: terms.map(({ folded, optional }) => (optional ? `(${folded})` : folded)),
    phrases: phrases.map((phrase) => phrase.map(({ folded }) => folded).join(' ')),
  };
};

it.each([
  ['من هو الشاعر', ['(من)', '(هو)', 'الشاعر'], []],
  ['من هو', ['من', 'هو'], []],
  ['«كأس السواحل» هدف', ['هدف'], ['كاس السواحل']],
  ['“درجة في الحرارة” "نهر النيل"', [], ['درجه في الحراره', 'نهر النيل']],
  ['«قمر» قمر', ['قمر'], []],
  ['« »', [], []],
  ['"مطر غزير', ['مطر', 'غزير'], []],
  ['وفي المطر', ['(وفي)', 'المطر'], []],
  ['  ؟؟ ', [], []],
])('%s', (text, terms, phrases) => {
  expect(shape(text)).toEqual({ terms, phrases });
});

it('equal questions are equal texts', () => {
  const asked = (text: string) => parseQuery(text, 'ar').normalised;
  expect(asked('  الأمطارُ ،  غزيرة')).toBe(asked('الامطار غزيره'));
  expect(asked('«كأس السواحل»')).not.toBe(asked('كأس السواحل'));
});

it('a question is bounded', () => {
  const { terms, phrases, normalised } = parseQuery(
    `"${'ب '.repeat(500)}" ${'كلمة'.repeat(500)} ${'"'.repeat(2000)}`,
    'ar',
  );
  expect(terms.length + phrases.flat().length).toBeLessThanOrEqual(12);
  expect(normalised.length).toBeLessThan(400);
});
