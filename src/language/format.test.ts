import { expect, test } from 'vitest';
import { newsroom } from '../testing/fixtures.ts';
import {
  daysBetween,
  digits,
  formatDate,
  formatDateTime,
  formatDay,
  formatHijri,
  formatNumber,
  formatTime,
} from './format.ts';

const ar = { language: 'ar', newsroom } as const;
const en = { language: 'en', newsroom } as const;
// 2026-11-23, 16:42 in Damascus.
const moment = '2026-11-23T13:42:00.000Z';

test('a date has the newsroom’s month names, digits and time zone', () => {
  expect(formatDate(moment, ar, { weekday: true })).toBe('الاثنين ٢٣ تشرين الثاني ٢٠٢٦');
  expect(formatDate(moment, en, { weekday: true })).toBe('Monday 23 November 2026');
  expect(formatDate(moment, { language: 'ar', newsroom: { ...newsroom, months: 'egypt', numerals: 'latn' } })).toBe(
    '23 نوفمبر 2026',
  );
  expect(formatDate(moment, { language: 'ar', newsroom: { ...newsroom, months: 'maghreb' } })).toBe('٢٣ نونبر ٢٠٢٦');
});

test('the day is the newsroom’s, not the reader’s', () => {
  expect(formatDate('2026-11-23T22:30:00.000Z', en)).toBe('24 November 2026');
  expect(
    formatDate('2026-11-23T22:30:00.000Z', { language: 'en', newsroom: { ...newsroom, timeZone: 'America/New_York' } }),
  ).toBe('23 November 2026');
});

test('times are in 24 hours', () => {
  expect(formatTime(moment, ar)).toBe('١٦:٤٢');
  expect(formatTime('2026-11-23T21:05:00.000Z', en)).toBe('00:05');
  expect(formatDateTime(moment, ar)).toBe('٢٣ تشرين الثاني ٢٠٢٦، ١٦:٤٢');
});

test('a day shows its year only if it differs from that of the other date', () => {
  expect(formatDay('2026-11-21T10:00:00.000Z', moment, ar)).toBe('٢١ تشرين الثاني');
  expect(formatDay('2026-11-21T10:00:00.000Z', moment, en)).toBe('21 November');
  expect(formatDay('2025-12-31T10:00:00.000Z', '2026-01-01T10:00:00.000Z', ar)).toBe('٣١ كانون الأول ٢٠٢٥');
});

test('the Hijri date is formatted if the newsroom shows it', () => {
  expect(formatHijri(moment, ar)).toBe('١٣ جمادى الآخرة ١٤٤٨');
  expect(formatHijri(moment, { language: 'ar', newsroom: { ...newsroom, hijri: false } })).toBeNull();
});

test('numbers have the separators of the language; in texts only the digits are replaced', () => {
  expect(formatNumber(1234567.5, ar)).toBe('١٬٢٣٤٬٥٦٧٫٥');
  expect(formatNumber(1234567.5, en)).toBe('1,234,567.5');
  expect(digits('7/10', ar)).toBe('٧/١٠');
  expect(digits('7/10', en)).toBe('7/10');
});

test('yesterday begins at the newsroom’s midnight', () => {
  expect(daysBetween('2026-11-23T20:30:00.000Z', '2026-11-23T21:30:00.000Z', ar)).toBe(1);
  expect(daysBetween(moment, moment, ar)).toBe(0);
});
