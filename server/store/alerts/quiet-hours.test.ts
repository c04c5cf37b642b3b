import { expect, it } from 'vitest';
import { canonicalZone, quietUntil } from './quiet-hours.ts';

const night = (timeZone: string) => ({ from: 23 * 60, until: 7 * 60, timeZone });
const endOf = (quiet: Parameters<typeof quietUntil>[0], now: string) =>
  quietUntil(quiet, new Date(now))?.toISOString() ?? null;

it('ends when the reader’s clock says so', () => {
  expect(endOf(night('Asia/Tokyo'), '2026-05-10T14:30:20Z')).toBe('2026-05-10T22:00:00.000Z');
  expect(endOf(night('Asia/Tokyo'), '2026-05-10T21:59:59Z')).toBe('2026-05-10T22:00:00.000Z');
  expect(endOf(night('Asia/Tokyo'), '2026-05-10T22:00:00Z')).toBeNull();
  expect(endOf({ from: 13 * 60, until: 15 * 60, timeZone: 'Etc/UTC' }, '2026-05-10T14:00:00Z')).toBe(
    '2026-05-10T15:00:00.000Z',
  );
});

it('ends at that time also in nights when clocks are changed', () => {
  // In Berlin at 01:00 UTC: back by an hour in autumn, on by one in spring.
  expect(endOf(night('Europe/Berlin'), '2026-10-24T22:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
  expect(endOf(night('Europe/Berlin'), '2026-03-28T23:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
  expect(endOf(night('Africa/Cairo'), '2026-10-29T21:00:00Z')).toBe('2026-10-30T05:00:00.000Z');
});

it('ends after the hour that clocks skip, if it should end in it', () => {
  const quiet = { from: 0, until: 150, timeZone: 'Europe/Berlin' };
  const end = quietUntil(quiet, new Date('2026-03-29T00:00:00Z'))!;
  expect(end.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-03-29T01:00:00Z'));
  expect(quietUntil(quiet, end)).toBeNull();
});

it('has one spelling for each zone, and no quiet hours in one that is unknown', () => {
  expect(canonicalZone('aSiA/tOKyo')).toBe('Asia/Tokyo');
  expect(endOf(night('Moon/Base'), '2026-05-10T23:30:00Z')).toBeNull();
});
