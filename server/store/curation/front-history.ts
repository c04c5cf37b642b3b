import { and, desc, eq, lt } from 'drizzle-orm';
import type { FrontHistory } from '#contract/curation.ts';
import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import { frontPublications } from '../database/schema.ts';

const pageSize = 30;

/** Publications of a front, newest first. */
export async function frontHistory(
  db: Database,
  language: Language,
  before: number | undefined,
): Promise<FrontHistory> {
  const rows = await db
    .select()
    .from(frontPublications)
    .where(and(eq(frontPublications.language, language), before ? lt(frontPublications.number, before) : undefined))
    .orderBy(desc(frontPublications.number))
    .limit(pageSize + 1);
  const entries = rows.slice(0, pageSize).map(({ number, at, by, action, returnedTo, places }) => ({
    ...{ number, at: at.toISOString(), by, action, returnedTo, places },
  }));
  return { entries, next: rows.length > pageSize ? String(entries.at(-1)!.number) : null };
}
