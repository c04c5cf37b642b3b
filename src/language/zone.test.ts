import { expect, test } from 'vitest';
import { newsroom } from '../testing/fixtures.ts';
import { formatDateTime, computeZone } from './format.ts';
import { setZone, offsetAt } from './zone.ts';

const hour = 3_600_000;
const zones = [
  'Asia/Damascus',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'America/St_Johns',
];
const unknown = { timeZone: '-', offset: 0, from: 0, until: 0 };

test.each(zones)('the cached span of %s gives the same dates as Intl', (timeZone) => {
  const edition = { language: 'en', newsroom: { ...newsroom, timeZone } } as const;
  const now = Date.parse('2026-11-23T13:42:30.000Z');
  const span = computeZone(timeZone, now);
  expect(span.from).toBeLessThan(now);
  expect(span.until).toBeGreaterThan(now);
  const moments = [span.from, span.from - 1, span.until, span.until - 1];
  for (let at = now - 800 * 24 * hour; at < now + 400 * 24 * hour; at += 61 * hour) moments.push(at);
  for (const moment of moments) {
    setZone(span);
    const cached = formatDateTime(moment, edition);
    setZone(unknown);
    expect([moment, cached]).toEqual([moment, formatDateTime(moment, edition)]);
  }
});

test('a span does not apply to moments outside it, nor to another zone', () => {
  setZone({ timeZone: 'Africa/Cairo', offset: 120, from: 1000, until: 2000 });
  expect(offsetAt('Africa/Cairo', 1000)).toBe(120);
  expect(offsetAt('Africa/Cairo', 999)).toBeNull();
  expect(offsetAt('Africa/Cairo', 2000)).toBeNull();
  expect(offsetAt('Asia/Damascus', 1500)).toBeNull();
  setZone(unknown);
});

test('a span ends at the changes of the clocks on both sides', () => {
  const { from, until, offset } = computeZone('Europe/Berlin', Date.parse('2026-07-01T12:00:00.000Z'));
  expect([new Date(from).toISOString(), new Date(until).toISOString(), offset]).toEqual([
    '2026-03-29T01:00:00.000Z',
    '2026-10-25T01:00:00.000Z',
    120,
  ]);
  setZone(unknown);
});
