import { and, count, eq, isNotNull, min, sql } from 'drizzle-orm';
import { assetNameOf, isReady, type NewAsset } from './assets.ts';
import type { Database } from './database/database.ts';
import { assets, awaitedPictures, renditionJobs } from './database/schema.ts';
import { StoreUnavailable } from './database/store-unavailable.ts';
import type { Store } from './database/store.ts';

export type RenditionJob = typeof renditionJobs.$inferSelect;

/** Notices on this channel say that there may be something to do for pictures. */
export const picturesChannel = 'pictures';
/** More than a day's pictures of a large newsroom: beyond it, senders are asked to try again later. */
const mostJobs = 5000;
/** Seconds that a claim lasts unless it is renewed; the pace of renewal is a third. */
export const claimSeconds = 15;
const claimTime = sql.raw(`interval '${claimSeconds} seconds'`);

/**
 * Stores an asset under the sender's name and queues its renditions. With `made`, what the store knows of ready renditions of
 * the same bytes counts; otherwise they are made anew. Throws StoreUnavailable while too many wait.
 */
export async function queueAsset(db: Database, name: string, asset: NewAsset, made: boolean): Promise<void> {
  await db.transaction(async (tx) => {
    const [waiting] = await tx.select({ jobs: count() }).from(renditionJobs);
    if (waiting!.jobs >= mostJobs) throw new StoreUnavailable('Too many pictures wait for their renditions.');
    const own = assetNameOf(asset.hash);
    await tx
      .insert(assets)
      .values({ ...asset, name: own })
      .onConflictDoNothing();
    // Locked until the commit: whoever finishes these renditions meanwhile waits, and then finds the alias, too.
    const [known] = await tx.select().from(assets).where(eq(assets.name, own)).for('update');
    const keep = known !== undefined && isReady(known);
    const { widths, avif } = keep ? known : asset;
    const values = { ...asset, widths, avif };
    if (!keep) await tx.update(assets).set(values).where(eq(assets.hash, asset.hash));
    await tx
      .insert(assets)
      .values({ ...values, name })
      .onConflictDoUpdate({ target: assets.name, set: values });
    if (keep && made) return;
    await tx.insert(renditionJobs).values({ hash: asset.hash }).onConflictDoNothing();
    await notifyPictures(tx);
  });
}

export const notifyPictures = (tx: Database) => tx.execute(sql`select pg_notify(${picturesChannel}, '')`);

/** Claims the job that is due first, for this process alone; null when none is due. */
export async function claimJob(db: Database, claimedBy: string): Promise<RenditionJob | null> {
  const [job] = await db
    .update(renditionJobs)
    .set({ claimedBy, claimedUntil: sql`now() + ${claimTime}`, attempts: sql`${renditionJobs.attempts} + 1` })
    .where(
      sql`${renditionJobs.hash} = (
        select hash from rendition_jobs
        where due_at <= now() and (claimed_until is null or claimed_until < now())
        order by received_at, hash limit 1 for update skip locked)`,
    )
    .returning();
  return job ?? null;
}

const mine = (job: RenditionJob) =>
  and(eq(renditionJobs.hash, job.hash), eq(renditionJobs.claimedBy, job.claimedBy ?? ''));

export async function renewClaim(db: Database, job: RenditionJob): Promise<void> {
  await db
    .update(renditionJobs)
    .set({ claimedUntil: sql`now() + ${claimTime}` })
    .where(mine(job));
}

/** Gives a job back, to be tried again after some seconds. `tried`: this attempt counts. */
export async function postponeJob(db: Database, job: RenditionJob, seconds: number, tried: boolean): Promise<void> {
  await db
    .update(renditionJobs)
    .set({
      claimedBy: null,
      claimedUntil: null,
      dueAt: sql`now() + make_interval(secs => ${seconds})`,
      ...(!tried && { attempts: Math.max(0, job.attempts - 1) }),
    })
    .where(mine(job));
}

/** Ends a job and stores its result under every name that these bytes have. False: another process has taken the job over. */
export async function finishJob(
  db: Database,
  job: RenditionJob,
  result: Pick<NewAsset, 'widths' | 'avif' | 'reason'>,
): Promise<boolean> {
  return await db.transaction(async (tx) => {
    const own = assetNameOf(job.hash);
    // First, alone: an alias that is being stored at this moment is seen by the update after it.
    await tx.select({ name: assets.name }).from(assets).where(eq(assets.name, own)).for('update');
    const [ended] = await tx.delete(renditionJobs).where(mine(job)).returning();
    if (!ended) return false;
    await tx.update(assets).set(result).where(eq(assets.hash, job.hash));
    await notifyPictures(tx);
    return true;
  });
}

/** With the embedded database there is one process: what is claimed at its start was left by one that was killed. */
export async function freeClaims(store: Store): Promise<void> {
  if (store.kind !== 'pglite') return;
  await store.db
    .update(renditionJobs)
    .set({ claimedBy: null, claimedUntil: null })
    .where(isNotNull(renditionJobs.claimedBy));
}

/** Milliseconds until the next job is due or a claim may have been left; null when there is none. */
export async function nextJobIn(db: Database): Promise<number | null> {
  const [next] = await db
    .select({
      ms: sql<
        number | null
      >`(extract(epoch from min(greatest(due_at, coalesce(claimed_until, due_at))) - now()) * 1000)::float8`,
    })
    .from(renditionJobs);
  return next?.ms ?? null;
}

/** How many pictures wait for renditions, and for how many seconds the oldest of them has. */
export async function renditionQueue(db: Database): Promise<{ length: number; lag: number }> {
  const [queue] = await db
    .select({
      length: count(),
      lag: sql<number | null>`extract(epoch from now() - ${min(renditionJobs.receivedAt)})::float8`,
    })
    .from(renditionJobs);
  return { length: queue?.length ?? 0, lag: Math.max(0, queue?.lag ?? 0) };
}

/** Versions that await a picture which can be shown now. */
export async function versionsToReadAgain(db: Database): Promise<number[]> {
  const rows = await db
    .selectDistinct({ seq: awaitedPictures.seq })
    .from(awaitedPictures)
    .innerJoin(assets, eq(assets.name, awaitedPictures.name))
    .where(sql`${assets.widths} <> '{}' or ${assets.file} is not null`)
    .limit(100);
  return rows.map(({ seq }) => seq);
}

/** The hashes that still need their file as it was sent. */
export async function hashesOfJobs(db: Database): Promise<Set<string>> {
  const rows = await db.select({ hash: renditionJobs.hash }).from(renditionJobs);
  return new Set(rows.map(({ hash }) => hash));
}
