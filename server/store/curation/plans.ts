import type { FrontPlace, FrontPlan } from '#contract/curation.ts';
import { mayBeEmpty, type PlaceName } from '#contract/front-places.ts';
import type { TickerPlan } from '#contract/ticker-curation.ts';

export const automaticFront: FrontPlan = { places: {}, hidden: [] };
export const automaticTicker: TickerPlan = { pinned: [], hidden: [] };

export const placesOf = (plan: FrontPlan): [PlaceName, FrontPlace][] =>
  Object.entries(plan.places) as [PlaceName, FrontPlace][];

/** The plan without places that say nothing, and with every place filled that must be. */
export function tidyPlan(plan: FrontPlan): FrontPlan {
  const places = placesOf(plan)
    .map(([name, { stories, fill }]) => [name, { stories, fill: fill || !mayBeEmpty(name) }] as const)
    .filter(([, { stories, fill }]) => stories.length > 0 || !fill);
  return { places: Object.fromEntries(places), hidden: plan.hidden };
}

/** Names of the places in which two plans differ, and `hidden`. */
export function changedPlaces(one: FrontPlan, other: FrontPlan): string[] {
  const names = new Set([...Object.keys(one.places), ...Object.keys(other.places)]) as Set<PlaceName>;
  const changed: string[] = [...names].filter((name) => said(one.places[name]) !== said(other.places[name]));
  return said(one.hidden) === said(other.hidden) ? changed : [...changed, 'hidden'];
}

/** Independent of the order in which jsonb returns keys. */
export function said(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([first], [second]) => (first < second ? -1 : 1)))
      : each,
  );
}

export const isPinned = ({ until }: { until: string | null }, now: Date): boolean =>
  until === null || Date.parse(until) > now.getTime();

/** When the next of some pins ends; null if none does. */
export function nextEnd(pins: readonly { until: string | null }[], now: Date): Date | null {
  const ends = pins.flatMap(({ until }) =>
    until !== null && Date.parse(until) > now.getTime() ? Date.parse(until) : [],
  );
  return ends.length > 0 ? new Date(Math.min(...ends)) : null;
}

export const pinsOf = (plan: FrontPlan) => placesOf(plan).flatMap(([, { stories }]) => stories);
export const idsOfPlan = (plan: FrontPlan): string[] => [...pinsOf(plan).map(({ id }) => id), ...plan.hidden];
