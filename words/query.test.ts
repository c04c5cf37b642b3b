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
  ['ليش وقف القطار', ['(ليش)', 'وقف', 'القطار'], []],
  ['من هو', ['من', 'هو'], []],
  ['أخبار المطر', ['(اخبار)', 'المطر'], []],
  ['آخر الأخبار عن المطر', ['(اخر)', '(الاخبار)', '(عن)', 'المطر'], []],
  ['عاجل وأحدث مستجدات الطريق', ['(عاجل)', '(واحدث)', '(مستجدات)', 'الطريق'], []],
  ['أخبار', ['اخبار'], []],
  ['آخر الأخبار في', ['اخر', 'الاخبار', '(في)'], []],
  ['مطار الخبر', ['مطار', 'الخبر'], []],
  ['الرأي الآخر', ['الراي', 'الاخر'], []],
  ['أخبار «كأس السواحل»', ['(اخبار)'], ['كاس السواحل']],
  ['«أخبار» المطر', ['المطر'], ['اخبار']],
  ['«آخر الأخبار»', [], ['اخر الاخبار']],
  ['«كأس السواحل» هدف', ['هدف'], ['كاس السواحل']],
  ['“درجة في الحرارة” "نهر النيل"', [], ['درجه في الحراره', 'نهر النيل']],
  ['»كأس السواحل« هدف', ['هدف'], ['كاس السواحل']],
  ['النهر» في «متحف الفخار»', ['النهر', '(في)'], ['متحف الفخار']],
  ['«قمر» قمر', ['قمر'], []],
  ['« »', [], []],
  ['"مطر غزير', ['مطر', 'غزير'], []],
  ['وفي المطر', ['(وفي)', 'المطر'], []],
  ['  ؟؟ ', [], []],
])('%s', (text, terms, phrases) => {
  expect(shape(text)).toEqual({ terms, phrases });
});

it.each([
  ['latest news about the harbour', ['(latest)', '(news)', '(about)', '(the)', 'harbour']],
  ['the latest news', ['(the)', 'latest', 'news']],
])('%s', (text, terms) => {
  expect(shape(text, 'en').terms).toEqual(terms);
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
