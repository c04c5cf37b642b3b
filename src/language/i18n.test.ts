import { expect, test } from 'vitest';
import ar from './locales/ar.json' with { type: 'json' };
import { createI18n } from './i18n.ts';

const i18n = createI18n('ar', ar);

test.each([
  [0, 'لا نتائج'],
  [1, 'نتيجة واحدة'],
  [2, 'نتيجتان'],
  [3, '3 نتائج'],
  [11, '11 نتيجة'],
  [100, '100 نتيجة'],
])('%i takes its own plural form', (count, text) => {
  expect(i18n.t('search.hits', { count, n: String(count) })).toBe(text);
});

test('inserts values unchanged', () => {
  expect(i18n.t('common.moreOf', { name: 'ثقافة $& وفنون' })).toBe('المزيد في قسم «ثقافة $& وفنون»');
});

test('a catalogue can be added later', () => {
  expect(i18n.hasResourceBundle('ar', 'desk')).toBe(false);
  i18n.addResourceBundle('ar', 'desk', { title: 'غرفة' });
  expect(i18n.getFixedT(null, 'desk')('title')).toBe('غرفة');
});

test('an unknown key is a type error, and renders its name', () => {
  // @ts-expect-error: not in ar.json
  expect(i18n.t('front.nowhere')).toBe('front.nowhere');
});
