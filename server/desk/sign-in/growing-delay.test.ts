import { expect, it } from 'vitest';
import { GrowingDelay } from './growing-delay.ts';

it('grows from two seconds to the longest, and ends after an hour or when forgiven', () => {
  const delay = new GrowingDelay({ free: 3, longest: 60 });
  const waits = Array.from({ length: 9 }, () => {
    delay.fail('a', 0);
    return delay.wait('a', 0);
  });
  expect(waits).toEqual([0, 0, 2, 4, 8, 16, 32, 60, 60]);
  expect([delay.wait('b', 0), delay.wait('a', 59_001), delay.wait('a', 60_000)]).toEqual([0, 1, 0]);
  // The clock was set back by a day.
  expect(delay.wait('a', -86_400_000)).toBe(0);
  delay.fail('a', 60_000 + 3_600_000);
  expect(delay.wait('a', 60_000 + 3_600_000)).toBe(0);
  for (let i = 0; i < 5; i += 1) delay.fail('a', 4_000_000);
  delay.forgive('a');
  expect(delay.wait('a', 4_000_000)).toBe(0);
});

it('remembers only the last keys', () => {
  const delay = new GrowingDelay({ free: 1, longest: 60, keys: 100 });
  for (let i = 0; i < 5_000; i += 1) delay.fail(`${i}`, 0);
  expect(delay.size).toBe(100);
  expect([delay.wait('0', 0), delay.wait('4999', 0)]).toEqual([0, 2]);
});
