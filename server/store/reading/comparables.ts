import { type SQL, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Comparable } from '#words/related/related.ts';
import { rarity, strongestKeys } from '#words/related/story-keys.ts';
import type { Database } from '../database/database.ts';
import { asJson, rowsOf } from '../database/rows.ts';
import { cachedFrequencies, vocabularyState } from '../searching/frequencies.ts';

/** Stories looked at per key, the newest of those that have it: a rare key finds its whole archive. */
const perKey = 60;
const mostCandidates = 24;
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
  const own = await readComparables(db, language, sql`s.id = ${id}`, vocabularyState(language));
  const [story] = own.comparables;
  if (!story) return null;
  const keys = JSON.stringify(story.strongest.map(({ key, weight }) => ({ key, weight })));
  const sharing = sql`
    select near.story_id as id from jsonb_to_recordset(${keys}::jsonb) as own(key text, weight float8) cross join lateral (
        select story_id from story_keys where language = ${language} and key = own.key order by published desc limit ${perKey}) near
      group by near.story_id having count(*) > 1 order by sum(own.weight) desc, near.story_id limit ${mostCandidates}`;
  const ofEvent = sql`select id from stories where event = ${story.event} order by published desc limit ${mostOfEvent}`;
  // What is not asked need not be planned: that takes as long as the answer.
  const found = story.event === null ? sharing : sql`(${sharing}) union (${ofEvent})`;
  const listed = sql`s.id = any(array(${found})) and s.id <> ${id} and not s.expired and s.twin_of is null`;
  const { comparables: candidates } = await readComparables(db, language, listed, sql`${own.state}::text`);
  return { story, candidates };
}

async function readComparables(
  db: Database,
  language: Language,
  which: SQL,
  state: SQL,
): Promise<{ comparables: Comparable[]; state: string | null }> {
  // Until the indexer has written its row of `comparables`, a story is read from where that is copied from; slower, but the same.
  const rows = await rowsOf<Row>(
    db,
    sql`
    select s.id, s.published, s.group_id as "group", s.event, to_json(s.people) as people, to_json(s.places) as places,
      coalesce(c.headline, (select headline from versions where seq = s.seq)) as headline,
      to_json(coalesce(c.subjects, array(select slug from story_subjects where story_id = s.id))) as subjects,
      coalesce(c.keys, (select string_agg(key || ' ' || count || case when in_headline then ' h' else '' end, ',')
        from story_keys where story_id = s.id)) as keys,
      ${state} as state
    from stories s left join comparables c on c.story_id = s.id
    where ${which} and s.language = ${language} and s.killed_at is null`,
  );
  if (rows.length === 0) return { comparables: [], state: null };
  const read = rows.map((row) => ({ row, keys: (row.keys?.split(',') ?? []).map((each) => each.split(' ')) }));
  const { stories, frequency } = await cachedFrequencies(
    db,
    language,
    read.flatMap(({ keys }) => keys.map(([key]) => key!)),
    rows[0]!.state,
  );
  const comparables = read.map(({ row, keys }): Comparable => {
    const counts = new Map(keys.map(([key, count]) => [key!, Number(count)]));
    const headline = new Set(keys.flatMap(([key, , inHeadline]) => (inHeadline ? key! : [])));
    const strongest = strongestKeys({ counts, headline }, (key) => rarity(frequency(key), stories));
    return {
      ...{ id: row.id, headline: row.headline, group: row.group, event: row.event, strongest },
      published: new Date(row.published).getTime(),
      subjects: (asJson(row.subjects) ?? []) as string[],
      people: (asJson(row.people) ?? []) as string[],
      places: (asJson(row.places) ?? []) as string[],
    };
  });
  return { comparables, state: rows[0]!.state };
}
