import { sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Comparable } from '#words/related/related.ts';
import { rarity, strongestKeys } from '#words/related/story-keys.ts';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import { cachedFrequencies } from '../searching/frequencies.ts';
import { keysOfList } from '../searching/story-keys.ts';

/** Of a story's keys, strongest first, so many are looked up, and others are looked for by the rarest of these; more find hardly any better one. */
const mostLookedUp = 12;
const mostKeys = 8;
/** Stories looked at per key, the nearest in time of those that have it: a rare key finds its whole archive. */
const perKey = { before: 10, after: 5 };
const mostCandidates = 12;
const mostOfEvent = 30;

/** A story, and those that may be related to it. */
export type Comparables = { story: Comparable; candidates: Comparable[] };

type Found = {
  state: string | null;
  stories:
    | [
        id: string,
        published: string,
        group: string | null,
        event: string | null,
        people: string[],
        places: string[],
        headline: string,
        subjects: string[],
        /** See listOfKeys. */
        keys: string | null,
      ][]
    | null;
};

/** A public story as it is compared, and those listed ones that share the most with it, from the whole archive. Null for any other id. */
export async function comparablesOf(db: Database, language: Language, id: string): Promise<Comparables | null> {
  const [row] = await rowsOf<{ found: string }>(
    db,
    sql`select nearest_comparables(${language}, ${id}, ${mostLookedUp}::int, ${mostKeys}::int, ${perKey.before}::int, ${perKey.after}::int,
      ${mostCandidates}::int, ${mostOfEvent}::int) as found`,
  );
  const { state, stories } = JSON.parse(row!.found) as Found;
  if (!stories?.some(([each]) => each === id)) return null;
  const all = await comparablesFrom(db, language, stories, state);
  return { story: all.find((each) => each.id === id)!, candidates: all.filter((each) => each.id !== id) };
}

async function comparablesFrom(
  db: Database,
  language: Language,
  found: NonNullable<Found['stories']>,
  state: string | null,
): Promise<Comparable[]> {
  const read = found.map(([id, published, group, event, people, places, headline, subjects, listed]) => ({
    ...{ id, published: new Date(published).getTime(), group, event, people, places, headline, subjects },
    counted: listed === null ? [] : keysOfList(listed),
  }));
  const keys = read.flatMap(({ counted }) => counted.map(({ key }) => key));
  const { stories, frequency } = await cachedFrequencies(db, language, keys, state);
  return read.map(({ counted, ...story }): Comparable => ({
    ...story,
    strongest: strongestKeys(counted, (key) => rarity(frequency(key), stories)),
  }));
}
