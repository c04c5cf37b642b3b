import { expect, it } from 'vitest';
import { fold } from '../fold.ts';
import { loadKeys } from '../keys.ts';
import { loadRightWords } from './right-words.ts';

it.each([
  ['ar', 'لبنان', true],
  ['ar', 'للبنانيين', true],
  ['ar', 'المدارس', true],
  ['ar', 'عاجل', true],
  ['ar', 'ليش', true],
  ['ar', 'الزيتوون', false],
  ['ar', 'ميناءء', false],
  ['en', 'news', true],
  ['en', 'harbuor', false],
])('%s %s: %s', async (language, word, right) => {
  const [keysOf, isRight] = await Promise.all([loadKeys(language), loadRightWords(language)]);
  expect(isRight(fold(word), keysOf(word))).toBe(right);
});
