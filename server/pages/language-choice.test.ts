import { expect, it } from 'vitest';
import { chooseLanguage } from './language-choice.ts';

const both = ['ar', 'en'] as const;

it('the reader’s choice, then what the browser asks for, then the newsroom’s first', () => {
  expect(chooseLanguage(both, 'a=b; sharit-language=en', 'ar')).toBe('en');
  expect(chooseLanguage(both, 'sharit-language=xx', 'fr;q=0.9, en-GB;q=0.8, ar;q=0.1')).toBe('en');
  expect(chooseLanguage(both, undefined, 'en;q=0.3,ar-SY')).toBe('ar');
  expect(chooseLanguage(both, undefined, 'en;q=0, de')).toBe('ar');
  expect(chooseLanguage(['ar'], 'sharit-language=en', 'en')).toBe('ar');
  expect(chooseLanguage(both, undefined, undefined)).toBe('ar');
});
