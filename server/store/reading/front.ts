import type { Language } from '#contract/language.ts';
import type { FrontAnswer, Story } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import type { ReadContext } from '../database/rows.ts';
import { sameEvent } from './related.ts';
import { newestBySection, newestStories } from './stories.ts';

const considered = 60;
const latestOnFront = 9;
const secondaryOnFront = 5;
const perSection = 4;
const mostTied = 2;
// A section with fewer stories would leave a gap; it is filled with stories that are also in the secondary column.
const fullBlock = 3;
// One step of urgency counts as much as this many hours of age: an urgency 2 of the morning leads before a 5 of noon.
const hoursPerUrgency = 4;

/**
 * The front of a language: the lead (breaking first, then by urgency and age; a story with a picture before one without),
 * headlines of its event, the secondary column, the newest stories, and those of each section.
 */
export async function frontOf(
  db: Database,
  language: Language,
  sections: readonly { slug: string; name: string }[],
  context: ReadContext,
): Promise<Omit<FrontAnswer, 'position'>> {
  const [newest, bySection] = await Promise.all([
    newestStories(db, language, considered, context),
    newestBySection(
      db,
      language,
      sections.map(({ slug }) => slug),
      perSection + 3,
      context,
    ),
  ]);
  const ranked = newest
    .filter(({ hasBody }) => hasBody)
    .toSorted((one, other) => weight(one, context) - weight(other, context));
  const lead =
    ranked.find(({ breakingUntil }) => breakingUntil !== null) ??
    ranked.find(({ picture }) => picture !== null) ??
    ranked[0] ??
    null;
  const shown = new Set(lead ? [lead.id] : []);
  const take = (list: Story[], most: number) => {
    const taken = list.filter(({ id }) => !shown.has(id)).slice(0, most);
    for (const { id } of taken) shown.add(id);
    return taken;
  };
  const tied = lead ? take(await sameEvent(db, lead, mostTied, context), mostTied) : [];
  const rest = ranked.filter(({ id }) => !shown.has(id));
  // The column begins with a story that has a picture, if there is one.
  const withPicture = rest.slice(0, secondaryOnFront).find(({ picture }) => picture !== null);
  const secondary = take(
    withPicture ? [withPicture, ...rest.filter((story) => story !== withPicture)] : rest,
    secondaryOnFront,
  );
  const inSecondary = new Set(secondary.map(({ id }) => id));
  return {
    lead,
    tied,
    secondary,
    latest: newest.filter(({ id }) => id !== lead?.id).slice(0, latestOnFront),
    sections: sections
      .map((section) => {
        const all = bySection.get(section.slug) ?? [];
        const fresh = take(all, perSection);
        const repeated = all
          .filter((story) => inSecondary.has(story.id))
          .slice(0, Math.max(0, fullBlock - fresh.length));
        return { section, stories: fresh.length > 0 ? [...fresh, ...repeated] : [] };
      })
      .filter(({ stories }) => stories.length > 0),
  };
}

function weight({ urgency, published }: Story, { now }: ReadContext): number {
  return (now.getTime() - Date.parse(published)) / 3_600_000 + urgency * hoursPerUrgency;
}
