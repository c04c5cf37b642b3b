import { and, asc, eq, lt, sql } from 'drizzle-orm';
import type { Article } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import type { VersionRow } from './publish.ts';
import { versions } from '../database/schema.ts';

/** The story's correction notes once this version is public; `since` dates the one that it brings. */
export async function correctionsOf(
  tx: Database,
  before: Article | null,
  version: VersionRow,
  since: Date,
): Promise<Article['corrections']> {
  const existing = before?.corrections ?? (await correctionsBeforeKill(tx, version));
  const text = version.story.correction;
  // Systems send the note again with each later version: it keeps the date of the first.
  if (!text || existing.some((correction) => correction.text === text)) return existing;
  return [...existing, { at: since.toISOString(), text }];
}

/** A kill empties the public row, so notes are gathered from the versions that were public without waiting. */
async function correctionsBeforeKill(tx: Database, version: VersionRow): Promise<Article['corrections']> {
  const rows = await tx
    .select({ at: versions.versionCreated, text: sql<string>`${versions.story}->>'correction'` })
    .from(versions)
    .where(
      and(
        eq(versions.uri, version.uri),
        eq(versions.pubStatus, 'usable'),
        lt(versions.seq, version.seq),
        sql`${versions.story}->>'correction' is not null`,
        sql`(${versions.embargoedUntil} is null or ${versions.embargoedUntil} <= ${versions.receivedAt})`,
      ),
    )
    .orderBy(asc(versions.seq));
  return rows.flatMap(({ at, text }, index) =>
    rows.findIndex((row) => row.text === text) === index ? [{ at: at.toISOString(), text }] : [],
  );
}
