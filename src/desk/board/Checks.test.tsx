import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Check } from '#contract/desk.ts';
import { Checks } from './Checks.tsx';
import { renderDesk } from '../render-desk.tsx';

const check = (kind: Check['kind'], part: string, rest: Partial<Check> = {}): Check => ({
  kind,
  part,
  block: null,
  excerpt: null,
  ...rest,
});

test('a check names its place unless its text does, and languages in the language of the desk', async () => {
  const checks = [
    check('byline-missing', 'byline'),
    check('dateline-missing', 'dateline'),
    check('headline-long', 'headline'),
    check('translation-missing', 'translations', { excerpt: 'en' }),
    check('see-also-draft', 'see-also'),
    check('double-space', 'headline'),
    check('tatweel', 'body', { block: 2 }),
    check('alt-missing', 'picture'),
  ];
  const { unmount } = await renderDesk(<Checks checks={checks} language="ar" />);
  const texts = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent.trim());
  expect(texts()).toEqual([
    'لا اسم للكاتب',
    'لا مكان ولا وكالة في أول النص',
    'عنوان أطول مما تتسع له الصفحة',
    'لا ترجمة إلى الإنجليزية',
    'في «انظر أيضاً» خبر لم يُنشر بعد',
    'مسافتان متتاليتان في العنوان',
    'تطويل داخل كلمة في الفقرة ٣',
    'صورة بلا نص بديل في الصورة الرئيسية',
  ]);
  unmount();
  await renderDesk(<Checks checks={checks.slice(0, 4)} language="ar" />, 'en');
  expect(texts()).toEqual(['No byline', 'No dateline', 'Headline too long for its place', 'No English translation']);
});
