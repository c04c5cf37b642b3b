import { expect, it } from 'vitest';
import { isCommonPassword } from './common-password.ts';

it.each([
  'password123',
  'Password2024!',
  'P@ssw0rd1234',
  '1234567890',
  '12345678910',
  '0987654321',
  'qwertyuiop',
  'Qwerty123456',
  '1q2w3e4r5t',
  'aaaaaaaaaa',
  'abcabcabcabc',
  'passwordpassword',
  'abcdefghij',
  'iloveyou1234',
  'administrator',
  'welcome 2025',
  'newsroom2026',
  '٠١٢٣٤٥٦٧٨٩',
  'كلمة المرور ١٢٣',
  'كلمةالسر2026',
  'nour.2026.!!',
  '!!!Nour12345',
])('refuses %s as common', (password) => {
  expect(isCommonPassword(password, 'Nour')).toBe(true);
});

it.each([
  'correct horse battery',
  'a long password',
  'bees return in march',
  'زهرة البستان تعود',
  '7f3a9-00b1c-5d2e8',
  'nourishing-broth',
])('accepts %s', (password) => {
  expect(isCommonPassword(password, 'Nour')).toBe(false);
});
