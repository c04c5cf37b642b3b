import { type SQL, and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import { stories } from '../database/schema.ts';
import { textArray } from '../searching/frequencies.ts';
import { listed, newestFirst, olderThan, type Place } from './stories.ts';

/** Up to here matches are gathered and sorted; where there are more, the newest stories are read until a page is full. */
const mostGathered = 4000;

export type Narrowed = {
  language: Language;
  /** For the desk: also what lists do not show. */
  unlisted?: boolean | undefined;
  section?: string | undefined;
  /** First and last day, `2026-11-24`, in the time zone. */
  from?: string | undefined;
  to?: string | undefined;
  timeZone: string;
};

export type MatchPage = { ids: string[]; more: boolean; total: number };

/** One page of the matches of a tsquery, newest first, and how many there are: above `mostGathered` that many. */
export async function matchPage(
  db: Database,
  query: string,
  narrowed: Narrowed,
  { after, limit }: { after?: Place | undefined; limit: number },
): Promise<MatchPage> {
  const conditions = conditionsOf(narrowed);
  const rows = await rowsOf<{ total: string | number; id: string | null }>(
    db,
    sql`
    with matching as materialized (
      select id, published from stories where ${conditions} and search @@ ${query}::tsquery limit ${mostGathered + 1})
    select total, page.id from (select count(*) as total from matching) counted left join lateral (
      select id, published from matching stories ${after ? sql`where ${olderThan(after)}` : sql``}
      order by published desc, id desc limit ${limit + 1}) page on true
    order by page.published desc, page.id desc`,
  );
  const total = Number(rows[0]!.total);
  const ids =
    total > mostGathered
      ? await newestMatching(db, query, and(conditions, after && olderThan(after))!, limit + 1)
      : rows.flatMap(({ id }) => id ?? []);
  return { ids: ids.slice(0, limit), more: ids.length > limit, total };
}

/** OFFSET keeps the planner from asking the index of words: half the archive would match. */
async function newestMatching(db: Database, query: string, conditions: SQL, limit: number): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`
    select id from (select id, search from stories where ${conditions} order by ${sql.join(newestFirst, sql`, `)} offset 0) newest
    where search @@ ${query}::tsquery limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/** Whether anything matches. */
export async function hasMatch(db: Database, query: string, narrowed: Narrowed): Promise<boolean> {
  const rows = await rowsOf(
    db,
    sql`select 1 from stories where ${conditionsOf(narrowed)} and search @@ ${query}::tsquery limit 1`,
  );
  return rows.length > 0;
}

/** How well each of a few hundred stories matches: headline before deck before text. */
export async function ranksOf(
  db: Database,
  query: string,
  ids: readonly string[],
): Promise<{ id: string; rank: number; published: Date }[]> {
  const rows = await rowsOf<{ id: string; rank: number; published: string | Date }>(
    db,
    sql`select id, published, ts_rank('{0.1, 0.2, 0.4, 1}', search, ${query}::tsquery) as rank
      from stories where id = any(${textArray(ids)}) and search is not null`,
  );
  return rows.map(({ id, rank, published }) => ({ id, rank, published: new Date(published) }));
}

function conditionsOf({ language, unlisted, section, from, to, timeZone }: Narrowed): SQL {
  return and(
    unlisted ? and(eq(stories.language, language), isNotNull(stories.article)) : listed(language),
    section ? eq(stories.section, section) : undefined,
    from ? sql`${stories.published} >= ${startOf(from, 0, timeZone)}` : undefined,
    to ? sql`${stories.published} < ${startOf(to, 1, timeZone)}` : undefined,
  )!;
}

/** Start, in a time zone, of the day `daysLater` days after a date. */
function startOf(date: string, daysLater: number, timeZone: string): SQL {
  return sql`((${date}::date + ${daysLater}::int)::timestamp at time zone ${timeZone})`;
}
