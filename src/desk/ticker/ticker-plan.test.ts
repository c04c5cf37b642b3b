import { expect, test } from 'vitest';
import type { TickerPlan } from '#contract/ticker-curation.ts';
import { hidden, pinned, released } from './ticker-plan.ts';

const until = '2026-11-26T18:00:00.000Z';
const plan: TickerPlan = {
  pinned: [
    { id: 'a', until },
    { id: 'b', until: null },
  ],
  hidden: ['c'],
};

test('a pinned line that moves keeps the end of its pin', () => {
  expect(pinned('a', 1)(plan).pinned).toEqual([
    { id: 'b', until: null },
    { id: 'a', until },
  ]);
  expect(pinned('a', 0, null)(plan).pinned[0]).toEqual({ id: 'a', until: null });
});

test('a line is pinned or hidden, never both', () => {
  expect(hidden('a')(plan)).toEqual({ pinned: [{ id: 'b', until: null }], hidden: ['a', 'c'] });
  expect(pinned('c')(plan)).toEqual({ pinned: [...plan.pinned, { id: 'c', until: null }], hidden: [] });
  expect(released('c')(plan).hidden).toEqual([]);
});
