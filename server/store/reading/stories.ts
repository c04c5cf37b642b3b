import { and, type Column, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Article, Story } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import { type ReadContext, cardColumn, cardOf } from '../database/rows.ts';
import { items, stories, storySubjects } from '../database/schema.ts';

export const newestFirst = [sql`${stories.published} DESC`, sql`${stories.id} DESC`];

/** Where a page of a list ended. */
export type Place = { published: Date; id: string };

/** Condition for the stories after a place, newest first. */
export const olderThan = (place: Place, published: Column = stories.published, id: Column = stories.id) =>
  sql`(${published}, ${id}) < (${place.published.toISOString()}::timestamptz, ${place.id})`;

const isAbout = (language: Language, slug: string) =>
  and(eq(storySubjects.language, language), eq(storySubjects.slug, slug));

/** Condition for the stories that lists show: public, neither killed nor expired, and not the twin of an older one. */
export const listed = (language: Language) =>
  and(eq(stories.language, language), isNotNull(stories.article), eq(stories.expired, false), isNull(stories.twinOf));

/** The card of a public story, which may have expired; else null. */
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

/** What readers are told of a story that the desk has withdrawn. */
export async function withdrawalReasonOf(db: Database, id: string): Promise<string | null> {
  const [row] = await db.select({ reason: stories.withdrawalReason }).from(stories).where(eq(stories.id, id));
  return row?.reason ?? null;
}

/** Cards of public stories in any language, in the order of `ids`. */
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

export type PageParams = {
  section?: string | undefined;
  subject?: string | undefined;
  after?: Place | undefined;
  limit: number;
};

/** One page of a list, newest first. `more`: further stories follow. */
export async function storiesPage(
  db: Database,
  language: Language,
  { section, subject, after, limit }: PageParams,
  context: ReadContext,
): Promise<{ stories: Story[]; more: boolean }> {
  const wanted = and(listed(language), section ? eq(stories.section, section) : undefined);
  const all = db.select({ card: cardColumn }).from(stories).$dynamic();
  const rows = await (
    subject
      ? all
          .innerJoin(storySubjects, and(eq(storySubjects.storyId, stories.id), isAbout(language, subject)))
          .where(and(wanted, after && olderThan(after, storySubjects.published, storySubjects.storyId)))
          // Its own index: to look through the newest stories for those of a subject takes long where few have it.
          .orderBy(sql`${storySubjects.published} DESC`, sql`${storySubjects.storyId} DESC`)
      : all.where(and(wanted, after && olderThan(after))).orderBy(...newestFirst)
  ).limit(limit + 1);
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

/** A subject's name, from its newest story; null if no story has it. */
export async function subjectName(db: Database, language: Language, slug: string): Promise<string | null> {
  const [row] = await db
    .select({ name: storySubjects.name })
    .from(storySubjects)
    .where(isAbout(language, slug))
    .orderBy(sql`${storySubjects.published} DESC`)
    .limit(1);
  return row?.name ?? null;
}

/** Name of a section that the newsroom file lacks, from its newest story; null if no story has it. */
export async function sectionName(db: Database, language: Language, slug: string): Promise<string | null> {
  const [row] = await db
    .select({ article: cardColumn })
    .from(stories)
    .where(and(listed(language), eq(stories.section, slug)))
    .orderBy(...newestFirst)
    .limit(1);
  return (row?.article as Article | undefined)?.section?.name ?? null;
}

/** True if nothing was ever pushed. */
export async function storeIsEmpty(db: Database): Promise<boolean> {
  const [row] = await db.select({ uri: items.uri }).from(items).limit(1);
  return !row;
}
