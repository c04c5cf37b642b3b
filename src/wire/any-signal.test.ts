import { expect, it } from 'vitest';
import { anySignal } from './any-signal.ts';

it('aborts with the first of the two, with its reason, and at once if one is aborted already', () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const both = anySignal(one.signal, other.signal);
  expect(both.aborted).toBe(false);
  other.abort('left');
  expect([both.aborted, both.reason]).toEqual([true, 'left']);
  one.abort('late');
  expect(both.reason).toBe('left');
  expect(anySignal(new AbortController().signal, other.signal).aborted).toBe(true);
});
