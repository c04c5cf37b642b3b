import { type SQL, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Comparable } from '#words/related/related.ts';
import { rarity, strongestKeys } from '#words/related/story-keys.ts';
import type { Database } from '../database/database.ts';
import { asJson, rowsOfPrepared } from '../database/rows.ts';
import { cachedFrequencies, everyStory, vocabularyState } from '../searching/frequencies.ts';

/** Of a story's stored keys, those that others are looked for by. */
const mostKeys = 12;
/** Stories looked at per key, the newest of those that have it: a rare key finds its whole archive. */
const perKey = 40;
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
  // One statement: the way to the database takes as long as the answer.
  const frequency = (key: SQL): SQL =>
    sql`(select sum(stories) from vocabulary where language = ${language} and key = ${key})::float8`;
  // Weighed as in strongestKeys and rarity.
  const own = sql`
    select key, (1 + ln(count)) * ln(1 + ${frequency(sql`${everyStory}`)} / often) as weight
    from (select key, count, ${frequency(sql`mine.key`)} as often from story_keys mine where story_id = ${id} offset 0) counted
    where often > 1 order by weight desc, key limit ${mostKeys}`;
  const sharing = sql`
    select near.story_id from (${own}) own cross join lateral (
        select story_id from story_keys where language = ${language} and key = own.key order by published desc limit ${perKey}) near
      where near.story_id <> ${id}
      group by near.story_id having count(*) > 1 order by sum(own.weight) desc, near.story_id limit ${mostCandidates}`;
  const ofEvent = sql`
    select id from stories where event = (select event from stories where id = ${id}) order by published desc limit ${mostOfEvent}`;
  const rows = await rowsOfPrepared<Row>(
    db,
    'comparables',
    sql`
    select s.id, s.published, s.group_id as "group", s.event, to_json(s.people) as people, to_json(s.places) as places,
      coalesce(c.headline, (select headline from versions where seq = s.seq)) as headline,
      to_json(coalesce(c.subjects, array(select slug from story_subjects where story_id = s.id))) as subjects,
      coalesce(c.keys, (select string_agg(key || ' ' || count || case when in_headline then ' h' else '' end, ',')
        from story_keys where story_id = s.id)) as keys,
      ${vocabularyState(language)} as state
    from stories s left join comparables c on c.story_id = s.id
    where s.id = any(array((${sharing}) union (${ofEvent}) union select ${id}::text)) and s.language = ${language} and s.killed_at is null
      and (s.id = ${id} or not s.expired and s.twin_of is null)`,
  );
  if (!rows.some((row) => row.id === id)) return null;
  const all = await comparablesFrom(db, language, rows);
  return { story: all.find((each) => each.id === id)!, candidates: all.filter((each) => each.id !== id) };
}

async function comparablesFrom(db: Database, language: Language, rows: readonly Row[]): Promise<Comparable[]> {
  const read = rows.map((row) => ({ row, keys: (row.keys?.split(',') ?? []).map((each) => each.split(' ')) }));
  const { stories, frequency } = await cachedFrequencies(
    db,
    language,
    read.flatMap(({ keys }) => keys.map(([key]) => key!)),
    rows[0]?.state ?? null,
  );
  return read.map(({ row, keys }): Comparable => {
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
}
