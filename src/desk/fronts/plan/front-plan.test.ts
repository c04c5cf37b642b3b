import { expect, test } from 'vitest';
import { mostHidden } from '#contract/front-places.ts';
import type { FrontPlan } from '#contract/curation.ts';
import { hidden, placed, placeIn, placeOf } from './front-plan.ts';

const empty: FrontPlan = { places: {}, hidden: [] };
const idsIn = (plan: FrontPlan, name: Parameters<typeof placeIn>[1]) => placeIn(plan, name).stories.map(({ id }) => id);
const isGone = (id: string) => id.startsWith('gone');

test('in a full place a story that readers do not see makes room', () => {
  const lead = placed(empty, 'gone', 'lead', 0);
  expect(idsIn(placed(lead, 'new', 'lead', 1, isGone), 'lead')).toEqual(['new']);
  const tied = placed(placed(empty, 'gone', 'tied', 0), 'seen', 'tied', 1);
  expect(idsIn(placed(tied, 'new', 'tied', 2, isGone), 'tied')).toEqual(['seen', 'new']);
});

test('what is put at the end of a full place stays, and the one before it makes room', () => {
  const tied = placed(placed(placed(empty, 'a', 'tied', 0), 'b', 'tied', 1), 'c', 'opinion', 0);
  const moved = placed(tied, 'c', 'tied', 2);
  expect(idsIn(moved, 'tied')).toEqual(['a', 'c']);
  expect(placeOf(moved, 'b')).toBeNull();
});

test('where no more can be hidden, what is gone makes room; nothing is shown again by itself', () => {
  const ids = Array.from({ length: mostHidden }, (_, at) => `story-${at}`);
  const full: FrontPlan = { places: {}, hidden: ids };
  expect(hidden(full, 'new', isGone)).toBe(full);
  const withGone: FrontPlan = { places: {}, hidden: [...ids.slice(1), 'gone-1'] };
  expect(hidden(withGone, 'new', isGone).hidden).toEqual(['new', ...ids.slice(1)]);
});
