import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { resetClock, syncClock, onClockSynced, serverTime, isClockSynced, clockMayHaveJumped } from './clock.ts';

const noon = Date.parse('2026-03-01T12:00:00Z');
const minute = 60_000;
const answer = (at: number, headers: Record<string, string> = {}) =>
  new Response('{}', { headers: { date: new Date(at).toUTCString(), ...headers } });
const off = (at: number) => Math.abs(serverTime() - at);

let monotonic = 0;
/** The device's clock, wrong by days. */
let wall = noon - 72 * 60 * minute;
const pass = (span: number) => {
  monotonic += span;
  wall += span;
};
beforeEach(() => {
  [monotonic, wall] = [1000, noon - 72 * 60 * minute];
  vi.spyOn(performance, 'now').mockImplementation(() => monotonic);
  vi.spyOn(Date, 'now').mockImplementation(() => wall);
});
afterEach(resetClock);

it('follows the server, not the device, and goes on by the monotonic clock', () => {
  expect([isClockSynced(), serverTime()]).toEqual([false, wall]);
  syncClock(answer(noon));
  expect(isClockSynced()).toBe(true);
  expect(off(noon)).toBeLessThan(1000);
  pass(90 * minute);
  wall += 5 * 60 * minute;
  expect(off(noon + 90 * minute)).toBeLessThan(1000);
});

it('does not take the date of a cached answer for now, with or without an Age header', () => {
  syncClock(answer(noon - 40 * minute, { age: '2400' }));
  expect(off(noon)).toBeLessThan(1000);
  syncClock(answer(noon - 60 * minute));
  expect(off(noon)).toBeLessThan(1000);
  resetClock();
  syncClock(answer(noon - 60 * minute));
  syncClock(answer(noon));
  expect(off(noon)).toBeLessThan(1000);
  syncClock(new Response('{}'));
  expect(off(noon)).toBeLessThan(1000);
});

it('detects sleep and a clock that was set, and is right after the next answer', () => {
  const listener = vi.fn();
  const unsubscribe = onClockSynced(listener);
  syncClock(answer(noon));
  // Asleep for three hours, in which the monotonic clock stood still.
  wall += 180 * minute;
  expect(clockMayHaveJumped()).toBe(true);
  syncClock(answer(noon + 180 * minute));
  expect([clockMayHaveJumped(), listener.mock.calls.length]).toEqual([false, 2]);
  expect(off(noon + 180 * minute)).toBeLessThan(1000);
  unsubscribe();
});
