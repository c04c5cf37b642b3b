import { type SQL, and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import { stories } from '../database/schema.ts';
import { textArray } from '../searching/frequencies.ts';
import { listed, newestFirst, olderThan, type Place } from './stories.ts';

/** Matches are counted, and gathered from the index of words, up to here. */
export const mostCounted = 1000;
/** Where there are more, a page is first looked for among this many of the newest stories: frequent matches fill it there. */
const newestRead = 4000;

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

/** One page of the matches of a tsquery, newest first, and how many there are: above `mostCounted` one more than that. */
export async function matchPage(
  db: Database,
  query: string,
  narrowed: Narrowed,
  { after, limit }: { after?: Place | undefined; limit: number },
): Promise<MatchPage> {
  const listed = conditionsOf(narrowed);
  const matching = sql`select id, published from stories where ${listed} and search @@ ${query}::tsquery`;
  const older = after ? sql`where ${olderThan(after)}` : sql``;
  const rows = await rowsOf<{ total: string | number; id: string | null }>(
    db,
    sql`
    with matching as materialized (${matching} limit ${mostCounted + 1})
    select total, page.id from (select count(*) as total from matching) counted left join lateral (
      select id, published from matching stories ${older} order by published desc, id desc limit ${limit + 1}) page on true
    order by page.published desc, page.id desc`,
  );
  const total = Number(rows[0]!.total);
  let ids = rows.flatMap(({ id }) => id ?? []);
  if (total > mostCounted && limit > 0) {
    ids = await idsOf(
      db,
      sql`select id from (
        select id, search from stories where ${and(listed, after && olderThan(after))} order by ${newest} limit ${newestRead}) newest
        where search @@ ${query}::tsquery limit ${limit + 1}`,
    );
    // Rarer, or all of them old: every match is sorted.
    if (ids.length <= limit)
      ids = await idsOf(
        db,
        sql`with matching as materialized (${matching})
          select id from matching stories ${older} order by published desc, id desc limit ${limit + 1}`,
      );
  }
  return { ids: ids.slice(0, limit), more: ids.length > limit, total };
}

const newest = sql.join(newestFirst, sql`, `);

async function idsOf(db: Database, statement: SQL): Promise<string[]> {
  return (await rowsOf<{ id: string }>(db, statement)).map(({ id }) => id);
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
