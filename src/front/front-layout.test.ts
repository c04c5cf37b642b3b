import { expect, test } from 'vitest';
import { picture, stories, story } from '../testing/fixtures.ts';
import { rowsOf, spansOf, topLayout } from './front-layout.ts';

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])('%i cards fill their rows', (count) => {
  const spans = spansOf(count);
  expect(spans).toHaveLength(count);
  expect(spans.reduce((sum, span) => sum + span, 0) % 6).toBe(0);
  expect(Math.min(...spans)).toBeGreaterThanOrEqual(2);
  const rows = rowsOf(stories(count));
  expect(rows.flat()).toHaveLength(count);
  for (const row of rows) expect(row.length).toBeLessThanOrEqual(3);
});

test('the lead stands among columns only with a picture, and with full columns beside it', () => {
  const [pictured, plain] = [story({ picture }), story({ picture: null })];
  const of = (lead: typeof pictured | null, secondary: number, latest: number) =>
    topLayout({ lead, secondary: stories(secondary), latest: stories(latest) });
  expect(of(pictured, 5, 9)).toBe('columns');
  expect(of(plain, 5, 9)).toBe('wide');
  expect(of(pictured, 1, 9)).toBe('wide');
  expect(of(pictured, 5, 3)).toBe('rows');
  expect(of(null, 0, 4)).toBe('rows');
});
