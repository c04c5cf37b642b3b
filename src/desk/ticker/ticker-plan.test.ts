import { expect, test } from 'vitest';
import type { TickerPlan } from '#contract/ticker-curation.ts';
import { mostHidden, mostPinnedLines } from '#contract/front-places.ts';
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
  expect(hidden('a', () => true)(plan)).toEqual({ pinned: [{ id: 'b', until: null }], hidden: ['a', 'c'] });
  expect(pinned('c')(plan)).toEqual({ pinned: [...plan.pinned, { id: 'c', until: null }], hidden: [] });
  expect(released('c')(plan).hidden).toEqual([]);
});

const many = (length: number) => Array.from({ length }, (_, at) => `line-${at}`);

test('where no more can be pinned nothing is, and a pinned line still moves', () => {
  const full: TickerPlan = { pinned: many(mostPinnedLines).map((id) => ({ id, until: null })), hidden: ['x'] };
  expect(pinned('x')(full)).toBe(full);
  expect(pinned('line-3', 0)(full).pinned[0]).toEqual({ id: 'line-3', until: null });
});

test('where no more can be hidden, a line that would not run any more makes room', () => {
  const full: TickerPlan = { pinned: [], hidden: many(mostHidden) };
  expect(hidden('x', () => true)(full)).toBe(full);
  expect(hidden('x', (id) => id !== 'line-5')(full).hidden).toEqual([
    'x',
    ...full.hidden.filter((id) => id !== 'line-5'),
  ]);
});
