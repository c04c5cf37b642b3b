import type { ChosenStory, FrontPlace, FrontPlan } from '#contract/curation.ts';
import { mostHidden, mostOf, type PlaceName } from '#contract/front-places.ts';
import { roomAmong } from '../../curating/room-among.ts';

const automatic: FrontPlace = { stories: [], fill: true };

export const placeIn = ({ places }: FrontPlan, name: PlaceName): FrontPlace => places[name] ?? automatic;

const placesOf = ({ places }: FrontPlan) => Object.entries(places) as [PlaceName, FrontPlace][];

/** Where a story has been put by hand; null where it has not. */
export function placeOf(plan: FrontPlan, id: string): PlaceName | null {
  return placesOf(plan).find(([, { stories }]) => stories.some((story) => story.id === id))?.[0] ?? null;
}

export const chosenIn = (plan: FrontPlan, id: string): ChosenStory | undefined =>
  placesOf(plan)
    .flatMap(([, { stories }]) => stories)
    .find((story) => story.id === id);

/** An automatic place is none: two plans that do the same are equal. */
export function withPlace(plan: FrontPlan, name: PlaceName, place: FrontPlace): FrontPlan {
  const { [name]: _, ...others } = plan.places;
  return { ...plan, places: place.fill && place.stories.length === 0 ? others : { ...others, [name]: place } };
}

/** Takes a story out of its place and from the hidden ones. */
export function released(plan: FrontPlan, id: string): FrontPlan {
  const name = placeOf(plan, id);
  const shown = { ...plan, hidden: plan.hidden.filter((one) => one !== id) };
  if (!name) return shown;
  const place = placeIn(plan, name);
  return withPlace(shown, name, { ...place, stories: place.stories.filter((story) => story.id !== id) });
}

/**
 * Puts a story at a position of a place, with what was decided about it. What no longer fits is released: one that readers do not see, else
 * the last other one.
 */
export function placed(
  plan: FrontPlan,
  id: string,
  name: PlaceName,
  at: number,
  isAbsent: (id: string) => boolean = () => false,
): FrontPlan {
  const story = chosenIn(plan, id) ?? { id, until: null, headline: null, kicker: null, focus: null };
  const without = released(plan, id);
  const place = placeIn(without, name);
  const stories = place.stories.toSpliced(at, 0, story);
  if (stories.length > mostOf(name)) {
    const gone = stories.findLastIndex((one) => one.id !== id && isAbsent(one.id));
    stories.splice(gone < 0 ? stories.findLastIndex((one) => one.id !== id) : gone, 1);
  }
  return withPlace(without, name, { ...place, stories });
}

/** Keeps a story off the front. Where no more can be hidden, one makes room that readers would not see anyway; without such a one nothing changes. */
export function hidden(plan: FrontPlan, id: string, isGone: (id: string) => boolean = () => false): FrontPlan {
  const without = released(plan, id);
  const before = roomAmong(without.hidden, mostHidden, isGone);
  return before ? { ...without, hidden: [id, ...before] } : plan;
}

export function changed(plan: FrontPlan, id: string, fields: Partial<ChosenStory>): FrontPlan {
  const name = placeOf(plan, id);
  if (!name) return plan;
  const place = placeIn(plan, name);
  return withPlace(plan, name, {
    ...place,
    stories: place.stories.map((story) => (story.id === id ? { ...story, ...fields } : story)),
  });
}

/** Equality of plans, places or stories, whatever the order of their fields. */
export function same(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => same((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]));
}
