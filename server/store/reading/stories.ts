import { and, eq, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Article, Story } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import { type ReadContext, cardColumn, cardOf } from '../database/rows.ts';
import { items, stories, storySubjects } from '../database/schema.ts';

const newestFirst = [sql`${stories.published} DESC`, sql`${stories.id} DESC`];
const day = 24 * 3_600_000;
const tickerAge = 2 * day;
const tickerMost = 20;
const tickerLeast = 5;

/** What is on lists: public, neither killed nor expired, and not what an older story says as well. */
const listed = (language: Language) =>
  and(eq(stories.language, language), isNotNull(stories.article), eq(stories.expired, false), isNull(stories.twinOf));

/** The card of a public story, expired ones included; null for anything else. */
export async function storyById(
  db: Database,
  language: Language,
  id: string,
  context: ReadContext,
): Promise<Story | null> {
  const [row] = await db
    .select({ card: cardColumn })
    .from(stories)
    .where(and(eq(stories.id, id), eq(stories.language, language), isNotNull(stories.article)));
  return row ? cardOf(row.card, context) : null;
}

/** Cards of public stories by id, whatever their language, in the order asked for. */
export async function cardsById(db: Database, ids: string[], context: ReadContext): Promise<Story[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ card: cardColumn })
    .from(stories)
    .where(and(inArray(stories.id, ids), isNotNull(stories.article)));
  const byId = new Map(rows.map(({ card }) => [card.id, cardOf(card, context)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The newest listed stories of a language. */
export async function newestStories(
  db: Database,
  language: Language,
  limit: number,
  context: ReadContext,
): Promise<Story[]> {
  const rows = await db
    .select({ card: cardColumn })
    .from(stories)
    .where(listed(language))
    .orderBy(...newestFirst)
    .limit(limit);
  return rows.map(({ card }) => cardOf(card, context));
}

/** Lines of the ticker: 48 hours, at most 20, at least five while there are stories; breaking first, then newest first. */
export async function tickerLines(db: Database, language: Language, context: ReadContext): Promise<Story[]> {
  const newest = await newestStories(db, language, tickerMost, context);
  const since = new Date(context.now.getTime() - tickerAge).toISOString();
  const lines = newest.filter(({ published }, index) => index < tickerLeast || published >= since);
  return lines.toSorted((one, other) => Number(other.breakingUntil !== null) - Number(one.breakingUntil !== null));
}

export type PageParams = {
  section?: string | undefined;
  subject?: string | undefined;
  /** Where the page before ended. */
  after?: { published: Date; id: string } | undefined;
  limit: number;
};

/** One page of a list, newest first, and whether there is more. */
export async function storiesPage(
  db: Database,
  language: Language,
  { section, subject, after, limit }: PageParams,
  context: ReadContext,
): Promise<{ stories: Story[]; more: boolean }> {
  const rows = await db
    .select({ card: cardColumn })
    .from(stories)
    .where(
      and(
        listed(language),
        section ? eq(stories.section, section) : undefined,
        subject
          ? inArray(
              stories.id,
              db
                .select({ id: storySubjects.storyId })
                .from(storySubjects)
                .where(and(eq(storySubjects.language, language), eq(storySubjects.slug, subject))),
            )
          : undefined,
        after
          ? sql`(${stories.published}, ${stories.id}) < (${after.published.toISOString()}::timestamptz, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(...newestFirst)
    .limit(limit + 1);
  return { stories: rows.slice(0, limit).map(({ card }) => cardOf(card, context)), more: rows.length > limit };
}

/** The newest listed stories of each section, at most `each` of them. */
export async function newestBySection(
  db: Database,
  language: Language,
  sections: readonly string[],
  each: number,
  context: ReadContext,
): Promise<Map<string, Story[]>> {
  const lists = await Promise.all(
    sections.map(
      async (section) =>
        [section, (await storiesPage(db, language, { section, limit: each }, context)).stories] as const,
    ),
  );
  return new Map(lists);
}

/** The name under which a subject or a section that the newsroom file lacks is known, from its newest story. */
export async function subjectName(db: Database, language: Language, slug: string): Promise<string | null> {
  const [row] = await db
    .select({ name: storySubjects.name })
    .from(storySubjects)
    .where(and(eq(storySubjects.language, language), eq(storySubjects.slug, slug)))
    .orderBy(sql`${storySubjects.published} DESC`)
    .limit(1);
  return row?.name ?? null;
}

export async function sectionName(db: Database, language: Language, slug: string): Promise<string | null> {
  const [row] = await db
    .select({ article: cardColumn })
    .from(stories)
    .where(and(listed(language), eq(stories.section, slug)))
    .orderBy(...newestFirst)
    .limit(1);
  return (row?.article as Article | undefined)?.section?.name ?? null;
}

/** How many public stories there are, for metrics and for the question whether a database is empty. */
export async function storyCount(db: Database, since = new Date(0)): Promise<number> {
  return db.$count(stories, and(isNotNull(stories.article), gte(stories.published, since)));
}

/** Whether nothing was ever pushed. */
export async function storeIsEmpty(db: Database): Promise<boolean> {
  const [row] = await db.select({ uri: items.uri }).from(items).limit(1);
  return !row;
}
