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
// One step of urgency counts as much as this many hours of age: an urgency 2 of the morning leads before a 5 of noon.
const hoursPerUrgency = 4;

/**
 * The front of a language: the lead (breaking first, then by urgency and age; a picture is no merit), headlines of its event, the
 * secondary column, the newest stories, and those of each section. None stands twice in what is beside the lead, nor again in a section.
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
      perSection + 1 + mostTied + secondaryOnFront,
      context,
    ),
  ]);
  const ranked = newest
    .filter(({ hasBody }) => hasBody)
    .toSorted((one, other) => weight(one, context) - weight(other, context));
  const lead = ranked.find(({ breakingUntil }) => breakingUntil !== null) ?? ranked[0] ?? null;
  const shown = new Set(lead ? [lead.id] : []);
  const take = (list: Story[], most: number) => {
    const taken = list.filter(({ id }) => !shown.has(id)).slice(0, most);
    for (const { id } of taken) shown.add(id);
    return taken;
  };
  const tied = lead ? take(await sameEvent(db, lead, mostTied, context), mostTied) : [];
  const rest = ranked.filter(({ id }) => !shown.has(id));
  const secondary = take(rest, secondaryOnFront);
  const latest = newest.filter(({ id }) => !shown.has(id)).slice(0, latestOnFront);
  // Where this is all there is, sections would only repeat it.
  if (shown.size + latest.length >= newest.length) for (const { id } of latest) shown.add(id);
  return {
    lead,
    tied,
    secondary,
    latest,
    sections: sections
      .map((section) => ({ section, stories: take(bySection.get(section.slug) ?? [], perSection) }))
      .filter(({ stories }) => stories.length > 0),
  };
}

function weight({ urgency, published }: Story, { now }: ReadContext): number {
  return (now.getTime() - Date.parse(published)) / 3_600_000 + urgency * hoursPerUrgency;
}
