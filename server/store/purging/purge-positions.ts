import { and, asc, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { changes, purges } from '../database/schema.ts';
import { type Change, positionNow } from '../publishing/changes.ts';

/** Seconds that a claim lasts unless it is renewed: another process then purges in place of one that was killed. */
export const purgeClaimSeconds = 5;

/**
 * Claims a cache for this process and returns the change up to which it has been purged; null while another process does it. A cache
 * that is new begins now.
 */
export async function claimPurge(db: Database, target: string, claimedBy: string): Promise<number | null> {
  await db
    .insert(purges)
    .values({ target, position: await positionNow(db) })
    .onConflictDoNothing();
  const [row] = await db
    .update(purges)
    .set({ claimedBy, claimedUntil: sql`now() + ${sql.raw(`interval '${purgeClaimSeconds} seconds'`)}` })
    .where(
      and(
        eq(purges.target, target),
        sql`(${purges.claimedUntil} is null or ${purges.claimedUntil} < now() or ${purges.claimedBy} = ${claimedBy})`,
      ),
    )
    .returning({ position: purges.position });
  return row?.position ?? null;
}

/** The cache has acknowledged everything up to this change. */
export async function advancePurge(db: Database, target: string, claimedBy: string, position: number): Promise<void> {
  await db
    .update(purges)
    .set({ position, failures: 0 })
    .where(and(eq(purges.target, target), eq(purges.claimedBy, claimedBy)));
}

export async function countPurgeFailure(db: Database, target: string): Promise<void> {
  await db
    .update(purges)
    .set({ failures: sql`${purges.failures} + 1` })
    .where(eq(purges.target, target));
}

/** Lets another process take over at once. */
export async function releasePurges(db: Database, claimedBy: string): Promise<void> {
  await db.update(purges).set({ claimedBy: null, claimedUntil: null }).where(eq(purges.claimedBy, claimedBy));
}

/** Changes of all languages after a position, oldest first. */
export async function changesToPurge(db: Database, position: number, limit: number): Promise<Change[]> {
  const rows = await db
    .select()
    .from(changes)
    // Without the mark that deleted changes leave.
    .where(and(gt(changes.seq, position), ne(changes.language, '')))
    .orderBy(asc(changes.seq))
    .limit(limit);
  return rows as Change[];
}

/** Of them, those that take stories from readers. */
export async function withdrawalsToPurge(db: Database, position: number, limit: number): Promise<Change[]> {
  const rows = await db
    .select()
    .from(changes)
    .where(and(gt(changes.seq, position), ne(changes.language, ''), inArray(changes.kind, ['killed', 'moved'])))
    .orderBy(asc(changes.seq))
    .limit(limit);
  return rows as Change[];
}

/** Of these caches: seconds since the oldest change that each has not acknowledged, 0 when there is none; and failures since the last success. */
export async function purgeLags(
  db: Database,
  targets: readonly string[],
): Promise<{ target: string; lag: number; failures: number }[]> {
  if (targets.length === 0) return [];
  return db
    .select({
      target: purges.target,
      failures: purges.failures,
      lag: sql<number>`coalesce(extract(epoch from now() - (
        select min(${changes.at}) from ${changes} where ${changes.seq} > ${purges.position})), 0)::float8`,
    })
    .from(purges)
    .where(inArray(purges.target, [...targets]));
}
