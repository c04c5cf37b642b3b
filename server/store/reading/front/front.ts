import type { FrontPlan } from '#contract/curation.ts';
import { frontPlaces, mostOf, opinionSection, type PlacedBy, type PlaceName } from '#contract/front-places.ts';
import type { Language } from '#contract/language.ts';
import type { FrontAnswer, Story } from '#contract/story.ts';
import type { Database } from '../../database/database.ts';
import type { ReadContext } from '../../database/rows.ts';
import { breakingByHand } from '../breaking-by-hand.ts';
import { sameEvent } from '../related.ts';
import { newestBySection, newestStories } from '../stories.ts';
import { packagePlaces, type PackageProfiles } from './package-places.ts';
import { placeableStories } from './placeable-stories.ts';
import { createPlacing, type Choice } from './placing.ts';
import { stickyStories } from './sticky-stories.ts';

const considered = 60;
const latestOnFront = 9;
// One step of urgency counts as much as this many hours of age: an urgency 2 of the morning leads before a 5 of noon.
const hoursPerUrgency = 4;

export type FrontSettings = {
  sections: readonly { slug: string; name: string }[];
  packages: PackageProfiles;
  /** What the desk decides; null where it decides nothing. */
  plan: FrontPlan | null;
};
export type ArrangedFront = {
  front: Omit<FrontAnswer, 'position'>;
  /** What put each story there, by place, in the order of the page. */
  placed: { place: PlaceName; stories: { story: Story; by: PlacedBy }[] }[];
};

/**
 * The front of a language. Each place has what the desk chose, then what a package says, then sticky posts, then the formula: for the
 * lead breaking first, then urgency and age; a picture is no merit. No story stands in two places, nor beside the lead and in the latest.
 */
export async function arrangeFront(
  db: Database,
  language: Language,
  { sections, packages, plan: given }: FrontSettings,
  context: ReadContext,
): Promise<ArrangedFront> {
  const plan = given && withOneOpinion(given);
  const bySection = newestBySection(
    db,
    language,
    [...new Set([...sections.map(({ slug }) => slug), opinionSection])],
    considered / 4,
    context,
  );
  const [all, marked, ofSection, fromPackages, sticky] = await Promise.all([
    newestStories(db, language, considered, context),
    breakingByHand(db, language, context),
    bySection,
    packagePlaces(db, language, packages, context.now),
    stickyStories(db, language),
  ]);
  const placing = createPlacing({
    plan,
    hasPlace: (place) => place in frontPlaces || sections.some(({ slug }) => place === `section:${slug}`),
    fromPackages,
    sticky,
    stories: await placeableStories(
      db,
      language,
      [...(plan ? idsIn(plan) : []), ...[...fromPackages.values()].flat(), ...sticky],
      context,
    ),
    now: context.now,
  });
  const newest = all.filter(({ id }) => !placing.isHidden(id));
  const ranked = [...marked, ...newest.filter(({ id }) => marked.every((one) => one.id !== id))]
    .filter(({ hasBody, id }) => hasBody && !placing.isHidden(id))
    .toSorted((one, other) => weight(one, context) - weight(other, context));
  const breaking = ranked.filter(({ breakingUntil }) => breakingUntil !== null);
  const [lead] = placing.fill('lead', 1, [...breaking, ...ranked]);
  const event = lead && placing.isFilled('tied') ? await sameEvent(db, lead.story, frontPlaces.tied, context) : [];
  const tied = placing.fill('tied', frontPlaces.tied, event);
  const secondary = placing.fill('secondary', frontPlaces.secondary, ranked);
  const told = ranked.filter(({ kind, picture }) => kind === 'pictures' && picture !== null);
  const [picture] = placing.fill('picture', 1, told);
  const opinion = placing.fill('opinion', frontPlaces.opinion, ofSection.get(opinionSection) ?? []);
  const latest = newest.filter(({ id }) => !placing.isShown(id)).slice(0, latestOnFront);
  // Where this is all there is, sections would only repeat it.
  const repeats = placing.shownCount() + latest.length >= newest.length ? new Set(latest.map(({ id }) => id)) : null;
  const blocks = sections
    .filter(({ slug }) => slug !== opinionSection || opinion.length === 0)
    .map((section) => {
      const place: PlaceName = `section:${section.slug}`;
      const own = (ofSection.get(section.slug) ?? []).filter(({ id }) => !repeats?.has(id));
      return { section, place, stories: placing.fill(place, mostOf(place), own) };
    })
    .filter(({ stories }) => stories.length > 0);
  return {
    front: {
      lead: lead?.story ?? null,
      tied: cards(tied),
      secondary: cards(secondary),
      ...(picture && { picture: picture.story }),
      ...(opinion.length > 0 && { opinion: cards(opinion) }),
      latest,
      sections: blocks.map(({ section, stories }) => {
        const chosen = stories.filter(({ by }) => by !== 'formula').length;
        return { section, stories: cards(stories), ...(chosen > 0 && { chosen }) };
      }),
    },
    placed: [
      { place: 'lead', stories: lead ? [lead] : [] },
      { place: 'tied', stories: tied },
      { place: 'secondary', stories: secondary },
      { place: 'picture', stories: picture ? [picture] : [] },
      { place: 'opinion', stories: opinion },
      ...blocks.map(({ place, stories }) => ({ place, stories })),
    ],
  };
}

/** A plan from when the section of opinion could be chosen as a place of its own. */
function withOneOpinion(plan: FrontPlan): FrontPlan {
  const { [`section:${opinionSection}` as const]: own, ...places } = plan.places;
  if (!own) return plan;
  const { stories, fill } = places.opinion ?? { stories: [], fill: true };
  return { ...plan, places: { ...places, opinion: { stories: [...stories, ...own.stories], fill } } };
}

const cards = (choices: readonly Choice[]): Story[] => choices.map(({ story }) => story);
const idsIn = ({ places, hidden }: FrontPlan): string[] => [
  ...Object.values(places).flatMap((place) => place?.stories.map(({ id }) => id) ?? []),
  ...hidden,
];

function weight({ urgency, published }: Story, { now }: ReadContext): number {
  return (now.getTime() - Date.parse(published)) / 3_600_000 + urgency * hoursPerUrgency;
}
