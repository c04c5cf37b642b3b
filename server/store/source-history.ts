import { and, eq, sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { sourceItems, sources } from './database/schema.ts';

/** A few documents that were taken from a source: the oldest, which change least. */
export async function takenFrom(db: Database, source: string, most: number) {
  const { key, uri, changed, dated } = sourceItems;
  return db
    .select({ key, uri, changed })
    .from(sourceItems)
    .where(and(eq(sourceItems.source, source), eq(sourceItems.state, 'public')))
    .orderBy(dated)
    .limit(most);
}

/** Makes the documents of a source those of another, unless a process follows it. */
export async function continueSource(db: Database, from: string, to: string): Promise<void> {
  await db.transaction(async (tx) => {
    const deleted = await tx
      .select({ name: sources.name })
      .from(sources)
      .where(sql`${sources.name} = ${from} and (${sources.holder} is null or ${sources.heldUntil} < now())`)
      .for('update');
    if (deleted.length === 0) return;
    await tx
      .update(sourceItems)
      .set({ source: to })
      .where(
        sql`${sourceItems.source} = ${from} and not exists (
          select 1 from source_items mine where mine.source = ${to} and mine.key = ${sourceItems.key})`,
      );
    await tx.delete(sources).where(eq(sources.name, from));
  });
}

/** Notes, from an archive, what a source calls a document. With settings that no source has, everything is compared anew. */
export async function restoreSourceItem(db: Database, row: typeof sourceItems.$inferInsert): Promise<void> {
  await db.insert(sources).values({ name: row.source, settings: '', phase: 'first' }).onConflictDoNothing();
  await db.insert(sourceItems).values(row).onConflictDoNothing();
}
