import { and, asc, count, desc, eq, gte, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Article } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import { moves, stories } from '../database/schema.ts';

// Addresses of public stories, for sitemaps, feeds and redirects. Killed stories are excluded.

export type StoryAddress = { id: string; language: Language; group: string | null };

/** Language and translation group of a public story; null for any other id. */
export async function addressOf(db: Database, id: string): Promise<StoryAddress | null> {
  const [row] = await db
    .select({ id: stories.id, language: stories.language, group: stories.group })
    .from(stories)
    .where(and(eq(stories.id, id), isNull(stories.killedAt)));
  return row ? (row as StoryAddress) : null;
}

/** Whether an id belongs to a public, withdrawn or moved story. */
export async function isAddress(db: Database, id: string): Promise<boolean> {
  let statement = statements.get(db);
  if (!statement) {
    statement = prepareStatement(db);
    statements.set(db, statement);
  }
  return (await statement.execute({ id })).length > 0;
}

// Prepared once, since it runs for every made-up address.
const statements = new WeakMap<Database, ReturnType<typeof prepareStatement>>();
const prepareStatement = (db: Database) =>
  db
    .select({ id: stories.id })
    .from(stories)
    .where(eq(stories.id, sql.placeholder('id')))
    .unionAll(
      db
        .select({ id: moves.fromId })
        .from(moves)
        .where(eq(moves.fromId, sql.placeholder('id'))),
    )
    .limit(1)
    .prepare('is_address');

/** Id of a story's translation: of the same group, or one of the two names the other. */
export async function translationOf(db: Database, id: string, language: Language): Promise<string | null> {
  const [row] = await rowsOf<{ id: string }>(
    db,
    sql`
    select other.id from stories self join stories other on other.language = ${language} and other.killed_at is null
      and other.id <> self.id and (other.group_id = self.group_id or other.uri = any(self.translation_uris) or other.translation_uris @> array[self.uri])
    where self.id = ${id} and self.killed_at is null
    order by other.published desc limit 1`,
  );
  return row?.id ?? null;
}

/** The newest articles of a language with their bodies, for feeds. */
export async function newestArticles(db: Database, language: Language, limit: number): Promise<Article[]> {
  const rows = await db
    .select({ article: stories.article })
    .from(stories)
    .where(
      and(eq(stories.language, language), isNull(stories.killedAt), isNull(stories.twinOf), eq(stories.expired, false)),
    )
    .orderBy(sql`published DESC`, sql`id DESC`)
    .limit(limit);
  return rows.map(({ article }) => article).filter((article) => article !== null);
}

export type MapEntry = {
  id: string;
  language: Language;
  group: string | null;
  headline: string;
  published: Date;
  modified: Date;
  picture: string | null;
};

const entry = {
  id: stories.id,
  language: stories.language,
  group: stories.group,
  headline: sql<string>`${stories.article}->>'headline'`,
  published: stories.published,
  modified: sql<string>`coalesce(${stories.article}->>'updated', ${stories.article}->>'published')`,
  picture: sql<string | null>`${stories.article}->'picture'->>'src'`,
};
type Row = Omit<MapEntry, 'modified' | 'language'> & { modified: string; language: string };
const entryOf = (row: Row): MapEntry => ({
  ...row,
  language: row.language as Language,
  modified: new Date(row.modified),
});

// The condition of the index stories_map.
const mapped = and(isNull(stories.killedAt), isNull(stories.twinOf));
const oldestFirst = [asc(stories.published), asc(stories.id)];

/** One page of the sitemap, oldest first, so that a full page keeps its stories. */
export async function mapPage(db: Database, page: number, size: number): Promise<MapEntry[]> {
  // From the index alone, however far back: what is skipped is not read.
  const ids = db
    .select({ id: stories.id })
    .from(stories)
    .where(mapped)
    .orderBy(...oldestFirst)
    .limit(size)
    .offset(page * size);
  const rows = await db
    .select(entry)
    .from(stories)
    .where(inArray(stories.id, ids))
    .orderBy(...oldestFirst);
  return rows.map(entryOf);
}

/** How many public stories there are, twins counted once. */
export async function publicCount(db: Database): Promise<number> {
  const [row] = await db.select({ count: count() }).from(stories).where(mapped);
  return row?.count ?? 0;
}

/** Stories of the last two days, at most a thousand: the limits of a news sitemap. */
export async function mapNews(db: Database, now: Date): Promise<MapEntry[]> {
  const since = new Date(now.getTime() - 48 * 3_600_000);
  const rows = await db
    .select(entry)
    .from(stories)
    .where(and(mapped, ne(stories.expired, true), gte(stories.published, since)))
    .orderBy(desc(stories.published))
    .limit(1000);
  return rows.map(entryOf);
}

/** A story's public article, or when it was withdrawn; null for an unknown id. */
export async function publicArticle(
  db: Database,
  language: Language,
  id: string,
): Promise<{ article: Article | null; killedAt: Date | null } | null> {
  const [row] = await db
    .select({ article: stories.article, killedAt: stories.killedAt })
    .from(stories)
    .where(and(eq(stories.id, id), eq(stories.language, language)));
  return row ?? null;
}
