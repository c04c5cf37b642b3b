import { expect, it, vi } from 'vitest';
import { createI18n } from './i18n.ts';
import { textsOf } from './texts-of.ts';

it('looks up a text once, and one with values every time', () => {
  const i18n = createI18n('ar', { common: { more: 'المزيد' }, story: { by: 'بقلم {{name}}' } });
  const translate = vi.spyOn(i18n.services.interpolator, 'interpolate');
  const t = textsOf(i18n, 'reader') as unknown as (key: string, options?: object) => string;
  expect([t('common.more'), t('common.more')]).toEqual(['المزيد', 'المزيد']);
  const once = translate.mock.calls.length;
  t('common.more');
  expect(translate.mock.calls.length).toBe(once);
  expect([t('story.by', { name: 'سلمى' }), t('story.by', { name: 'باسل' })]).toEqual(['بقلم سلمى', 'بقلم باسل']);
});

it('a text that was missing is looked up again', () => {
  const i18n = createI18n('ar', {});
  const t = textsOf(i18n, 'desk') as unknown as (key: string) => string;
  expect(t('title')).toBe('title');
  i18n.addResourceBundle('ar', 'desk', { title: 'المكتب' });
  expect(t('title')).toBe('المكتب');
});
