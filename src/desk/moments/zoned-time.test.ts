import { expect, test } from 'vitest';
import { fromLocalTime, toLocalTime } from './zoned-time.ts';

const now = Date.parse('2026-01-01T00:00:00.000Z');

test('a local time is one of the newsroom’s clocks, wherever the editor is', () => {
  expect(fromLocalTime('2026-11-26T18:30', 'Asia/Damascus', now)).toBe('2026-11-26T15:30:00.000Z');
  expect(toLocalTime('2026-11-26T15:30:00.000Z', 'Asia/Damascus')).toBe('2026-11-26T18:30');
});

test('summer and winter time of the day itself count', () => {
  expect(fromLocalTime('2026-07-01T12:00', 'Europe/Paris', now)).toBe('2026-07-01T10:00:00.000Z');
  expect(fromLocalTime('2026-12-01T12:00', 'Europe/Paris', now)).toBe('2026-12-01T11:00:00.000Z');
  expect(fromLocalTime('2026-03-29T03:30', 'Europe/Paris', now)).toBe('2026-03-29T01:30:00.000Z');
});

test('an incomplete time is none', () => {
  expect(fromLocalTime('', 'Asia/Damascus', now)).toBeNull();
});

test.each([
  ['Europe/Paris', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z', '2026-03-29T03:30'],
  ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z', '2026-03-08T03:30'],
  ['Asia/Beirut', '2026-03-29T00:30', '2026-03-28T22:30:00.000Z', '2026-03-29T01:30'],
])('an hour that clocks skip is the one after it: %s', (zone, local, moment, shown) => {
  expect(fromLocalTime(local, zone, now)).toBe(moment);
  expect(toLocalTime(moment, zone)).toBe(shown);
});

test.each([
  ['Europe/Paris', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
  ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'],
])('of an hour that clocks show twice it is the first that is still to come: %s', (zone, local, first, second) => {
  expect(fromLocalTime(local, zone, now)).toBe(first);
  expect(fromLocalTime(local, zone, Date.parse(first))).toBe(second);
  expect(fromLocalTime(local, zone, Date.parse(second))).toBe(second);
});
