import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { SitePage } from '#contract/newsroom.ts';
import type { Database } from '../database/database.ts';
import { stories, versions } from '../database/schema.ts';

const most = 60;

/** The pages of the newsroom (about, contact) by language, the oldest first. */
export async function sitePages(db: Database): Promise<Partial<Record<Language, SitePage[]>>> {
  const rows = await db
    .select({ id: stories.id, language: stories.language, title: versions.headline })
    .from(stories)
    .innerJoin(versions, eq(versions.seq, stories.seq))
    .where(and(eq(stories.twinOf, stories.id), isNotNull(stories.article)))
    .orderBy(asc(stories.published), asc(stories.id))
    .limit(most);
  const pages: Partial<Record<Language, SitePage[]>> = {};
  for (const { id, language, title } of rows) (pages[language as Language] ??= []).push({ id, title });
  return pages;
}
