import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { sources } from './database/schema.ts';
import type { Store } from './database/store.ts';

export type SourceRow = typeof sources.$inferSelect;

/** Notices on this channel are for whoever follows a source: `{ source, keys }`, keys of documents that have changed there. */
export const sourcesChannel = 'sources';

/** Seconds that a claim lasts unless it is renewed; the pace of renewal is a third. */
export const holdSeconds = 15;
const holdTime = sql.raw(`interval '${holdSeconds} seconds'`);

/**
 * The row of a source, made if missing, claimed for one process; null while another one reads it. Other settings than last time
 * mean that everything is read again.
 */
export async function claimSource(
  db: Database,
  name: string,
  settings: string,
  holder: string,
): Promise<SourceRow | null> {
  await db.insert(sources).values({ name, settings, phase: 'first' }).onConflictDoNothing();
  const [row] = await db
    .update(sources)
    .set({ holder, heldUntil: sql`now() + ${holdTime}` })
    .where(
      sql`${sources.name} = ${name} and (${sources.holder} is null or ${sources.holder} = ${holder} or ${sources.heldUntil} < now())`,
    )
    .returning();
  if (!row || row.settings === settings) return row ?? null;
  const again = { settings, phase: 'first' as const, cursor: null, done: 0, total: 0, position: null };
  await updateSource(db, name, again);
  return { ...row, ...again };
}

/** False once another process has taken over. */
export async function renewHold(db: Database, name: string, holder: string): Promise<boolean> {
  const rows = await db
    .update(sources)
    .set({ heldUntil: sql`now() + ${holdTime}` })
    .where(and(eq(sources.name, name), eq(sources.holder, holder)))
    .returning({ name: sources.name });
  return rows.length > 0;
}

export async function releaseSource(db: Database, name: string, holder: string): Promise<void> {
  await db
    .update(sources)
    .set({ holder: null, heldUntil: null })
    .where(and(eq(sources.name, name), eq(sources.holder, holder)));
}

/** With the embedded database there is one process: what is held at its start was left by one that was killed. */
export async function freeHolds(store: Store): Promise<void> {
  if (store.kind !== 'pglite') return;
  await store.db.update(sources).set({ holder: null, heldUntil: null }).where(isNotNull(sources.holder));
}

export async function updateSource(db: Database, name: string, changes: Partial<SourceRow>): Promise<void> {
  await db.update(sources).set(changes).where(eq(sources.name, name));
}

/** Stores how far a phase has come, unless an editor has meanwhile had everything read again. */
export async function advanceSource(
  db: Database,
  { name, phase, cursor }: Pick<SourceRow, 'name' | 'phase' | 'cursor'>,
  changes: Partial<SourceRow>,
): Promise<void> {
  const at = cursor === null ? null : JSON.stringify(cursor);
  await db
    .update(sources)
    .set(changes)
    .where(
      and(eq(sources.name, name), eq(sources.phase, phase), sql`${sources.cursor} is not distinct from ${at}::jsonb`),
    );
}

export async function allSources(db: Database): Promise<SourceRow[]> {
  return db.select().from(sources).orderBy(sources.name);
}

export async function sourceByName(db: Database, name: string): Promise<SourceRow | null> {
  const [row] = await db.select().from(sources).where(eq(sources.name, name));
  return row ?? null;
}

/** Wakes whoever follows a source, in whichever process. */
export async function notifySource(db: Database, source: string, keys: readonly string[] = []): Promise<void> {
  await db.execute(sql`select pg_notify(${sourcesChannel}, ${JSON.stringify({ source, keys })})`);
}

export async function pauseSource(db: Database, name: string, by: string, now: Date): Promise<void> {
  await updateSource(db, name, { pausedBy: by, pausedAt: now });
  await notifySource(db, name);
}

/** `agreed`: so many withdrawals at once are meant. */
export async function resumeSource(db: Database, name: string, agreed: number): Promise<void> {
  await updateSource(db, name, { pausedBy: null, pausedAt: null, agreed });
  await notifySource(db, name);
}

/** Has everything read again. */
export async function restartSource(db: Database, name: string): Promise<void> {
  await updateSource(db, name, { phase: 'first', cursor: null, done: 0, total: 0, position: null });
  await notifySource(db, name);
}
