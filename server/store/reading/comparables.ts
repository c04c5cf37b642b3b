import { sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Comparable } from '#words/related/related.ts';
import { rarity, strongestKeys } from '#words/related/story-keys.ts';
import type { Database } from '../database/database.ts';
import { asJson, rowsOf } from '../database/rows.ts';
import { cachedFrequencies } from '../searching/frequencies.ts';
import { keysOfList } from '../searching/story-keys.ts';

/** Keys that others are looked for by; more find hardly any better one. */
const mostKeys = 8;
/** Stories looked at per key, the nearest in time of those that have it: a rare key finds its whole archive. */
const perKey = { before: 20, after: 10 };
const mostCandidates = 20;
const mostOfEvent = 30;

/** A story, and those that may be related to it. */
export type Comparables = { story: Comparable; candidates: Comparable[] };

type Row = {
  id: string;
  headline: string;
  published: string | Date;
  group: string | null;
  event: string | null;
  people: unknown;
  places: unknown;
  subjects: unknown;
  /** See listOfKeys. */
  keys: string | null;
  state: string | null;
};

/** A public story as it is compared, and those listed ones that share the most with it, from the whole archive. Null for any other id. */
export async function comparablesOf(db: Database, language: Language, id: string): Promise<Comparables | null> {
  const rows = await rowsOf<Row>(
    db,
    sql`select * from comparables_of(${language}, ${id}, ${mostKeys}::int, ${perKey.before}::int, ${perKey.after}::int, ${mostCandidates}::int, ${mostOfEvent}::int)`,
  );
  if (!rows.some((row) => row.id === id)) return null;
  const all = await comparablesFrom(db, language, rows);
  return { story: all.find((each) => each.id === id)!, candidates: all.filter((each) => each.id !== id) };
}

async function comparablesFrom(db: Database, language: Language, rows: readonly Row[]): Promise<Comparable[]> {
  const read = rows.map((row) => ({ row, counted: row.keys === null ? [] : keysOfList(row.keys) }));
  const keys = read.flatMap(({ counted }) => counted.map(({ key }) => key));
  const { stories, frequency } = await cachedFrequencies(db, language, keys, rows[0]!.state);
  return read.map(({ row, counted }): Comparable => ({
    ...{ id: row.id, headline: row.headline, group: row.group, event: row.event },
    published: new Date(row.published).getTime(),
    subjects: asJson(row.subjects) as string[],
    people: asJson(row.people) as string[],
    places: asJson(row.places) as string[],
    strongest: strongestKeys(counted, (key) => rarity(frequency(key), stories)),
  }));
}
