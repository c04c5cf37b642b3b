import { expect, test } from 'vitest';
import { href, itemDate, momentOf, uri } from '#contract/ninjs/item-fields.ts';

test.each([
  ['2026-03-10T12:00:00Z', '2026-03-10T12:00:00.000Z'],
  ['2026-03-10t12:00:00z', '2026-03-10T12:00:00.000Z'],
  ['2026-03-10T12:00:00+03:00', '2026-03-10T09:00:00.000Z'],
  ['2026-03-10T12:00:00.123456-0330', '2026-03-10T15:30:00.123Z'],
  ['2024-02-29T00:00:00+0000', '2024-02-29T00:00:00.000Z'],
])('%s is a moment', (text, moment) => {
  expect(momentOf(text)?.toISOString()).toBe(moment);
  expect(itemDate.safeParse(text).success).toBe(true);
});

test.each([
  '',
  '2026-03-10',
  '2026-03-10T12:00:00',
  '2026-03-10 12:00:00Z',
  '2026-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-00-00T00:00:00Z',
  '2026-03-10T25:00:00Z',
  '2026-03-10T12:00:00+25:00',
  '٢٠٢٦-03-10T12:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
])('%j is none', (text) => {
  expect(momentOf(text)).toBeNull();
  expect(itemDate.safeParse(text).success).toBe(false);
});

test('a date without zone is told what it lacks', () => {
  for (const text of ['2026-03-10T12:00:00', '2026-03-10T12:00', '2026-03-10 12:00:00.5']) {
    expect(itemDate.safeParse(text).error?.issues[0]?.message).toMatch(/zone/);
  }
});

test('addresses are ASCII, of a rendition also within this server', () => {
  for (const text of ['tag:example.org,2026:1', 'urn:a', 'https://example.org/%D8%A7'])
    expect(uri.safeParse(text).success).toBe(true);
  for (const text of ['', 'a', 'tag:نحل', 'tag:a b', 'tag:a\n', '1:a']) expect(uri.safeParse(text).success).toBe(false);
  expect(href.safeParse('/api/v1/push/assets/a').success).toBe(true);
  for (const text of ['//example.org', 'a/b', '/نحل']) expect(href.safeParse(text).success).toBe(false);
});
