import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetTime, learnTime, onTimeLearned, serverTime, timeIsKnown, timeMayHaveJumped } from './clock.ts';

const noon = Date.parse('2026-03-01T12:00:00Z');
const minute = 60_000;
const answer = (at: number, headers: Record<string, string> = {}) =>
  new Response('{}', { headers: { date: new Date(at).toUTCString(), ...headers } });
const off = (at: number) => Math.abs(serverTime() - at);

let monotonic = 0;
/** What the device takes for now; its clock is wrong by days. */
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
afterEach(forgetTime);

it('follows the server, not the device, and goes on by the monotonic clock', () => {
  expect([timeIsKnown(), serverTime()]).toEqual([false, wall]);
  learnTime(answer(noon));
  expect(timeIsKnown()).toBe(true);
  expect(off(noon)).toBeLessThan(1000);
  pass(90 * minute);
  wall += 5 * 60 * minute;
  expect(off(noon + 90 * minute)).toBeLessThan(1000);
});

it('does not take the date of an old answer for now, whether it says its age or not', () => {
  learnTime(answer(noon - 40 * minute, { age: '2400' }));
  expect(off(noon)).toBeLessThan(1000);
  learnTime(answer(noon - 60 * minute));
  expect(off(noon)).toBeLessThan(1000);
  forgetTime();
  learnTime(answer(noon - 60 * minute));
  learnTime(answer(noon));
  expect(off(noon)).toBeLessThan(1000);
  learnTime(new Response('{}'));
  expect(off(noon)).toBeLessThan(1000);
});

it('notices sleep and a clock that was set, and is right after the next answer', () => {
  const told = vi.fn();
  const stop = onTimeLearned(told);
  learnTime(answer(noon));
  // Asleep for three hours, in which the monotonic clock stood still.
  wall += 180 * minute;
  expect(timeMayHaveJumped()).toBe(true);
  learnTime(answer(noon + 180 * minute));
  expect([timeMayHaveJumped(), told.mock.calls.length]).toEqual([false, 2]);
  expect(off(noon + 180 * minute)).toBeLessThan(1000);
  stop();
});
