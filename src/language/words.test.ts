import { expect, test } from 'vitest';
import ar from './locales/ar.json' with { type: 'json' };
import { createWords } from './words.ts';

const words = createWords('ar', ar);

test.each([
  [0, 'لا نتائج'],
  [1, 'نتيجة واحدة'],
  [2, 'نتيجتان'],
  [3, '3 نتائج'],
  [11, '11 نتيجة'],
  [100, '100 نتيجة'],
])('%i takes its own plural form', (count, text) => {
  expect(words.t('search.hits', { count, n: String(count) })).toBe(text);
});

test('values are put into the text as they are', () => {
  expect(words.t('common.moreOf', { name: 'ثقافة $& وفنون' })).toBe('المزيد في قسم «ثقافة $& وفنون»');
});

test('a catalogue that has not been added is a mistake, not an empty page', () => {
  expect(() => words.of('desk')).toThrow('have not been loaded');
  words.add('desk', { title: 'غرفة' });
  expect(words.has('desk')).toBe(true);
  expect(words.of('desk')('title')).toBe('غرفة');
});

test('a key that no catalogue has is a type error, and shows its name', () => {
  // @ts-expect-error: not in ar.json
  expect(words.t('front.nowhere')).toBe('front.nowhere');
});
