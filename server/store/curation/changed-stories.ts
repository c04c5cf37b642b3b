import type { FrontPlan } from '#contract/curation.ts';
import type { TickerPlan } from '#contract/ticker-curation.ts';
import type { ConcernedStory } from '../desk/audit.ts';
import { placesOf, said } from './plans.ts';

/** Each story of a plan: its place, and everything that is decided about it. */
type Decision = { place: string; decided: string };
type Placed = Map<string, Decision>;

const placedOnFront = (plan: FrontPlan): Placed =>
  new Map<string, Decision>([
    ...placesOf(plan).flatMap(([place, { stories }]) =>
      stories.map((story) => [story.id, { place, decided: said(story) }] as const),
    ),
    ...plan.hidden.map((id) => [id, { place: 'hidden', decided: '' }] as const),
  ]);

const placedInTicker = ({ pinned, hidden }: TickerPlan): Placed =>
  new Map<string, Decision>([
    ...pinned.map((line) => [line.id, { place: 'pinned', decided: said(line) }] as const),
    ...hidden.map((id) => [id, { place: 'hidden', decided: '' }] as const),
  ]);

/** Stories that came, went or moved from one plan to the next, and those about which something else was decided; not who only moved up or down. */
function changedStories(before: Placed, after: Placed): ConcernedStory[] {
  const ids = new Set([...after.keys(), ...before.keys()]);
  return [...ids].flatMap((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    return was?.place === is?.place && was?.decided === is?.decided ? [] : { id, place: is?.place ?? null };
  });
}

export const changedOnFront = (before: FrontPlan, after: FrontPlan): ConcernedStory[] =>
  changedStories(placedOnFront(before), placedOnFront(after));

export const changedInTicker = (before: TickerPlan, after: TickerPlan): ConcernedStory[] =>
  changedStories(placedInTicker(before), placedInTicker(after));
