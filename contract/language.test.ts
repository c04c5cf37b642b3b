import { expect, it } from 'vitest';
import { textDirection } from './language.ts';

it.each([
  ['شبكة Wi-Fi مجانية في الحافلات', 'ar', 'rtl'],
  ['Wi-Fi في كل حافلة', 'ar', 'rtl'],
  ['New science park opens', 'ar', 'ltr'],
  ['2026: 45 %', 'ar', 'rtl'],
  ['معرض الخط العربي', 'en', 'rtl'],
  ['Free Wi-Fi on every bus', 'en', 'ltr'],
  ['«شريط» opens a second bureau', 'en', 'ltr'],
] as const)('%s in %s reads %s', (text, language, direction) => {
  expect(textDirection(text, language)).toBe(direction);
});
