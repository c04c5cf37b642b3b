import { expect, test } from 'vitest';
import type { FrontPlan } from '#contract/curation.ts';
import { hidden, placed, placeIn, placeOf } from './front-plan.ts';
import { differences, mergePlans } from './merge-plans.ts';

const empty: FrontPlan = { places: {}, hidden: [] };
const ids = (plan: FrontPlan, name: Parameters<typeof placeIn>[1]) => placeIn(plan, name).stories.map(({ id }) => id);

test('changes of different places stand both', () => {
  const base = placed(empty, 'first', 'lead', 0);
  const merged = mergePlans(base, placed(base, 'mine', 'tied', 0), placed(base, 'theirs', 'secondary', 0));
  expect([ids(merged, 'lead'), ids(merged, 'tied'), ids(merged, 'secondary')]).toEqual([
    ['first'],
    ['mine'],
    ['theirs'],
  ]);
});

test('of a place that both have changed the own change stands', () => {
  const merged = mergePlans(empty, placed(empty, 'mine', 'lead', 0), placed(empty, 'theirs', 'lead', 0));
  expect(ids(merged, 'lead')).toEqual(['mine']);
});

test('a story that both have moved is in one place only', () => {
  const base = placed(empty, 'story', 'opinion', 0);
  const merged = mergePlans(base, placed(base, 'story', 'lead', 0), placed(base, 'story', 'secondary', 0));
  expect(ids(merged, 'lead')).toEqual(['story']);
  expect(ids(merged, 'secondary')).toEqual([]);
});

test('hidden stories of both are hidden, and what was shown again is shown', () => {
  const base = hidden(empty, 'before');
  const merged = mergePlans(base, hidden(empty, 'mine'), hidden(base, 'theirs'));
  expect([...merged.hidden].sort()).toEqual(['mine', 'theirs']);
});

test('a story that I hide leaves the place where a colleague has put it, and the other way round', () => {
  expect(placeOf(mergePlans(empty, hidden(empty, 'x'), placed(empty, 'x', 'lead', 0)), 'x')).toBeNull();
  expect(mergePlans(empty, placed(empty, 'x', 'lead', 0), hidden(empty, 'x')).hidden).toEqual([]);
});

test('the same plan in another order of its fields does not differ', () => {
  const one = placed(placed(empty, 'a', 'lead', 0), 'b', 'tied', 0);
  const other = placed(placed(empty, 'b', 'tied', 0), 'a', 'lead', 0);
  expect(differences(one, other)).toEqual([]);
  expect(differences(one, hidden(other, 'a'))).toEqual(['lead', 'hidden']);
});

test('what no longer fits in a place is released, from its end', () => {
  const one = placed(placed(empty, 'a', 'lead', 0), 'b', 'lead', 0);
  expect(ids(one, 'lead')).toEqual(['b']);
  expect(placeOf(one, 'a')).toBeNull();
});
