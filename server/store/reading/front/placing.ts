import type { ChosenStory, FrontPlan } from '#contract/curation.ts';
import { type Absence, mostOf, type PlacedBy, type PlaceName } from '#contract/front-places.ts';
import type { Story } from '#contract/story.ts';

export type Choice = { story: Story; by: PlacedBy };

type Given = {
  plan: FrontPlan | null;
  /** Whether the front has a place: a section may be gone from the newsroom file. */
  hasPlace: (place: PlaceName) => boolean;
  /** Ids by place. */
  fromPackages: ReadonlyMap<PlaceName, readonly string[]>;
  sticky: readonly string[];
  /** The stories of all those ids that lists may show. */
  stories: ReadonlyMap<string, Story>;
  now: Date;
};

/** Why a story that readers have cannot stand in a place; null where it can. */
export function unfit(place: PlaceName, { hasBody, picture }: Story): Absence | null {
  if (!hasBody) return 'flash';
  return place === 'picture' && picture === null ? 'without-picture' : null;
}

/** Fills the places of a front, one after the other, so that no story stands in two. */
export function createPlacing({ plan, hasPlace, fromPackages, sticky, stories, now }: Given) {
  const hidden = new Set(plan?.hidden.map((id) => stories.get(id)?.id ?? id));
  const placeOf = (place: PlaceName) => plan?.places[place] ?? { stories: [], fill: true };
  const chosen = (place: PlaceName): Choice[] =>
    placeOf(place).stories.flatMap((one) => {
      const story = stories.get(one.id);
      const isPinned = one.until === null || Date.parse(one.until) > now.getTime();
      return story && isPinned && unfit(place, story) === null ? [{ story: asChosen(story, one), by: 'desk' }] : [];
    });
  const found = (ids: readonly string[], place: PlaceName, by: PlacedBy): Choice[] =>
    ids.flatMap((id) => {
      const story = stories.get(id);
      return story && unfit(place, story) === null ? [{ story, by }] : [];
    });
  const names = new Set<PlaceName>([...(Object.keys(plan?.places ?? {}) as PlaceName[]), ...fromPackages.keys()]);
  // What is meant for one place does not fill another that comes before it; but only as much as the place shows.
  const reserved = new Map<string, PlaceName>();
  const reserve = (place: PlaceName, choices: readonly Choice[], most: number): void => {
    const free = choices.filter(({ story: { id } }) => !hidden.has(id) && !reserved.has(id));
    for (const { story } of free.slice(0, most)) reserved.set(story.id, place);
  };
  for (const place of names) if (hasPlace(place)) reserve(place, chosen(place), mostOf(place));
  for (const [place, ids] of fromPackages)
    if (hasPlace(place) && placeOf(place).fill)
      reserve(place, found(ids, place, 'package'), Math.max(0, mostOf(place) - chosen(place).length));
  const shown = new Set<string>();

  return {
    isHidden: (id: string): boolean => hidden.has(id),
    isShown: (id: string): boolean => shown.has(id),
    /** Whether the desk leaves it to others to fill what is left of a place. */
    isFilled: (place: PlaceName): boolean => placeOf(place).fill,
    shownCount: (): number => shown.size,
    fill(place: PlaceName, most: number, formula: readonly Story[]): Choice[] {
      const candidates: Choice[] = chosen(place);
      if (placeOf(place).fill) {
        candidates.push(...found(fromPackages.get(place) ?? [], place, 'package'));
        if (place === 'lead' || place === 'secondary') candidates.push(...found(sticky, place, 'sticky'));
        candidates.push(...formula.map((story) => ({ story, by: 'formula' as const })));
      }
      const taken: Choice[] = [];
      for (const choice of candidates) {
        if (taken.length >= most) break;
        const { id } = choice.story;
        if (shown.has(id) || hidden.has(id)) continue;
        if (reserved.has(id) && reserved.get(id) !== place) continue;
        shown.add(id);
        taken.push(choice);
      }
      return taken;
    },
  };
}

function asChosen(story: Story, { headline, kicker, focus }: ChosenStory): Story {
  return {
    ...story,
    ...(headline !== null && { headline }),
    ...(kicker !== null && { kicker }),
    ...(focus && story.picture && { picture: { ...story.picture, focus } }),
  };
}
