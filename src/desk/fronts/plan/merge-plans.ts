import type { FrontPlan } from '#contract/curation.ts';
import type { PlaceName } from '#contract/front-places.ts';
import { placeIn, same, withPlace } from './front-plan.ts';

const namesIn = (...plans: FrontPlan[]) =>
  [...new Set(plans.flatMap(({ places }) => Object.keys(places)))] as PlaceName[];

/** Places that differ between two plans; `hidden` for the hidden stories. */
export function differences(one: FrontPlan, other: FrontPlan): string[] {
  const places: string[] = namesIn(one, other).filter((name) => !same(placeIn(one, name), placeIn(other, name)));
  return same([...one.hidden].sort(), [...other.hidden].sort()) ? places : [...places, 'hidden'];
}

/**
 * An editor's changes since `base` on top of what a colleague has saved meanwhile: of a place that both changed, the editor's stands; all
 * other places are the colleague's. A story that would then be in two places is where the editor put it.
 */
export function mergePlans(base: FrontPlan, mine: FrontPlan, theirs: FrontPlan): FrontPlan {
  const changedByMe = differences(base, mine).filter((name) => name !== 'hidden') as PlaceName[];
  const ids = new Set(changedByMe.flatMap((name) => placeIn(mine, name).stories.map(({ id }) => id)));
  const newlyHidden = mine.hidden.filter((id) => !base.hidden.includes(id));
  const shownAgain = base.hidden.filter((id) => !mine.hidden.includes(id));
  let merged = theirs;
  for (const name of namesIn(theirs)) {
    const place = placeIn(theirs, name);
    const stories = place.stories.filter(({ id }) => !ids.has(id) && !newlyHidden.includes(id));
    merged = withPlace(merged, name, { ...place, stories });
  }
  for (const name of changedByMe) merged = withPlace(merged, name, placeIn(mine, name));
  const kept = theirs.hidden.filter((id) => !shownAgain.includes(id) && !ids.has(id) && !newlyHidden.includes(id));
  return { ...merged, hidden: [...newlyHidden, ...kept] };
}

/** A change of the draft by this editor. */
export type Step = { before: FrontPlan; after: FrontPlan };

/** A plan without a step. What somebody has changed since of the places that it changed stays as it is. */
export function undone({ before, after }: Step, plan: FrontPlan): FrontPlan {
  let target = before;
  for (const name of namesIn(before, after))
    if (!same(placeIn(plan, name), placeIn(after, name))) target = withPlace(target, name, placeIn(after, name));
  return mergePlans(after, target, plan);
}
