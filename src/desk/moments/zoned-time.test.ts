import { expect, test } from 'vitest';
import { fromLocalTime, toLocalTime } from './zoned-time.ts';

test('a local time is one of the newsroom’s clocks, wherever the editor is', () => {
  expect(fromLocalTime('2026-11-26T18:30', 'Asia/Damascus')).toBe('2026-11-26T15:30:00.000Z');
  expect(toLocalTime('2026-11-26T15:30:00.000Z', 'Asia/Damascus')).toBe('2026-11-26T18:30');
});

test('summer and winter time of the day itself count', () => {
  expect(fromLocalTime('2026-07-01T12:00', 'Europe/Paris')).toBe('2026-07-01T10:00:00.000Z');
  expect(fromLocalTime('2026-12-01T12:00', 'Europe/Paris')).toBe('2026-12-01T11:00:00.000Z');
  expect(fromLocalTime('2026-03-29T03:30', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z');
});

test('an incomplete time is none', () => {
  expect(fromLocalTime('', 'Asia/Damascus')).toBeNull();
});
