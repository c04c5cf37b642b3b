import { expect, it } from 'vitest';
import { savesData } from './saves-data.ts';

it('is the reader’s choice, else the browser’s wish', () => {
  expect(savesData({})).toBe(false);
  expect(savesData({ 'save-data': 'on' })).toBe(true);
  expect(savesData({ cookie: 'sharit-language=ar; sharit-data=less' })).toBe(true);
  expect(savesData({ cookie: 'sharit-data=all', 'save-data': 'on' })).toBe(false);
  expect(savesData({ cookie: 'other-sharit-data=less' })).toBe(false);
});
