import { expect, it, vi } from 'vitest';
import { paced } from './paced.ts';

it('repeats what takes long only after a hundred times as long, and what failed at once', async () => {
  vi.useFakeTimers();
  let count = 0;
  const work = vi.fn(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (count === 2) throw new Error('away');
    return (count += 1);
  });
  const slow = paced(work);
  const [first, joined] = [slow(), slow()];
  await vi.advanceTimersByTimeAsync(50);
  expect([await first, await joined, work.mock.calls.length]).toEqual([1, 1, 1]);
  await vi.advanceTimersByTimeAsync(4900);
  expect(await slow()).toBe(1);
  await vi.advanceTimersByTimeAsync(200);
  const second = slow();
  await vi.advanceTimersByTimeAsync(50);
  expect(await second).toBe(2);
  await vi.advanceTimersByTimeAsync(5100);
  const failing = slow().catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(50);
  expect(await failing).toBe('away');
  void slow().catch(() => {});
  expect(work).toHaveBeenCalledTimes(4);
  await vi.advanceTimersByTimeAsync(50);
  vi.useRealTimers();
});
