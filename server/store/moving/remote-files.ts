import { and, eq, inArray, isNotNull, isNull, lte, sql, type SQLWrapper } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import { remoteFiles } from '../database/schema.ts';
import type { Store } from '../database/store.ts';

export type RemoteFile = typeof remoteFiles.$inferSelect;
/**
 * `media`: the name of the asset that it becomes. `source`: who asks, `push` or the name of a source. `priority`: 1 of something new,
 * which does not wait for what an archive brings.
 */
export type RemoteRequest = { url: string; media: string; source: string; priority?: 0 | 1 };

/** Why a picture is not shown, as its sender reads it. */
export const notFetched = (reason: string): string => `it could not be fetched: ${reason}`;

/** Notices on this channel say that there are files to fetch. */
export const remoteFilesChannel = 'remote_files';
/** Seconds that a claim lasts unless it is renewed; the pace of renewal is a third. */
export const remoteClaimSeconds = 30;
const claimTime = sql.raw(`interval '${remoteClaimSeconds} seconds'`);
/** Files of one host that are fetched at once, by all processes together. */
const mostPerHost = 2;
// Any constant serves, as long as no other lock has it.
const claimLock = 6_240_829;

const onItsHost = (url: SQLWrapper) => sql`regexp_replace(${url}, '^https?://[^/]*', '')`;

/**
 * Asks for files of other sites. Each is fetched once: what is known under its name is left as it is, unless it now has another
 * URL; one that is here is the same on another host, since sites move. In a transaction, the request counts once that is committed.
 */
export async function requestRemoteFiles(db: Database, files: readonly RemoteRequest[]): Promise<void> {
  const rows = files.flatMap((file) => {
    const host = URL.parse(file.url)?.host;
    return host ? [{ ...file, host }] : [];
  });
  if (rows.length === 0) return;
  const fresh = { url: sql`excluded.url`, host: sql`excluded.host`, source: sql`excluded.source` };
  const added = await db
    .insert(remoteFiles)
    .values([...new Map(rows.map((row) => [row.media, row])).values()].toSorted((a, b) => (a.media < b.media ? -1 : 1)))
    .onConflictDoUpdate({
      target: remoteFiles.media,
      set: { ...fresh, dueAt: sql`now()`, attempts: 0, fetchedAt: null, reason: null },
      setWhere: sql`${remoteFiles.url} <> excluded.url and (${remoteFiles.fetchedAt} is null
        or ${onItsHost(remoteFiles.url)} <> ${onItsHost(sql`excluded.url`)})`,
    })
    .returning({ media: remoteFiles.media });
  const news = rows.flatMap(({ media, priority }) => (priority ? [media] : []));
  if (news.length > 0)
    await db
      .update(remoteFiles)
      .set({ priority: 1 })
      .where(and(inArray(remoteFiles.media, news), eq(remoteFiles.attempts, 0), isNull(remoteFiles.fetchedAt)));
  if (added.length > 0) await db.execute(sql`select pg_notify(${remoteFilesChannel}, '')`);
}

/** Notes, from an archive, that a file has become an asset: it is not fetched again. */
export async function restoreFetched(db: Database, file: RemoteRequest, fetchedAt: Date): Promise<void> {
  const { host } = new URL(file.url);
  await db
    .insert(remoteFiles)
    .values({ ...file, host, fetchedAt, dueAt: null })
    .onConflictDoNothing();
}

/** Claims the file that is due first, what is new before what is old, and whose host is not busy, for this process alone; null when there is none. */
export async function claimRemoteFile(db: Database, claimedBy: string): Promise<RemoteFile | null> {
  return await db.transaction(async (tx) => {
    // One after the other, so that hosts are counted right.
    await tx.execute(sql`select pg_advisory_xact_lock(${claimLock})`);
    const [file] = await tx
      .update(remoteFiles)
      .set({ claimedBy, claimedUntil: sql`now() + ${claimTime}`, attempts: sql`${remoteFiles.attempts} + 1` })
      .where(
        sql`${remoteFiles.media} = (
        select media from remote_files f
        where due_at <= now() and (claimed_until is null or claimed_until < now())
          and host not in (select host from remote_files where claimed_until >= now() group by host having count(*) >= ${mostPerHost})
        order by priority desc nulls last, due_at, media limit 1)`,
      )
      .returning();
    return file ?? null;
  });
}

const mine = ({ media, claimedBy }: RemoteFile) =>
  and(eq(remoteFiles.media, media), eq(remoteFiles.claimedBy, claimedBy ?? ''));

export async function renewRemoteClaim(db: Database, file: RemoteFile): Promise<void> {
  await db
    .update(remoteFiles)
    .set({ claimedUntil: sql`now() + ${claimTime}` })
    .where(mine(file));
}

const released = { claimedBy: null, claimedUntil: null };

/** It is here. */
export async function endRemoteFile(db: Database, file: RemoteFile): Promise<void> {
  await db
    .update(remoteFiles)
    .set({ ...released, fetchedAt: sql`now()`, dueAt: null, reason: null })
    .where(mine(file));
}

/** An attempt failed: `seconds` until the next one, null for none. */
export async function failRemoteFile(
  db: Database,
  file: RemoteFile,
  reason: string,
  seconds: number | null,
): Promise<void> {
  const dueAt = seconds === null ? null : sql`now() + make_interval(secs => ${seconds})`;
  await db
    .update(remoteFiles)
    .set({ ...released, reason, dueAt, priority: 0 })
    .where(mine(file));
}

/** Gives a file back that was not tried, or not through any fault of its own. */
export async function postponeRemoteFile(db: Database, file: RemoteFile, seconds = 0): Promise<void> {
  await db
    .update(remoteFiles)
    .set({ ...released, attempts: file.attempts - 1, dueAt: sql`now() + make_interval(secs => ${seconds})` })
    .where(mine(file));
}

/** What was given up is tried once more after a start: with other settings it may succeed. */
export async function tryFailedAgain(db: Database): Promise<void> {
  await db
    .update(remoteFiles)
    .set({ dueAt: sql`now()` })
    .where(and(isNull(remoteFiles.dueAt), isNull(remoteFiles.fetchedAt)));
}

export async function isRemoteFileDue(db: Database): Promise<boolean> {
  const [due] = await db
    .select({ media: remoteFiles.media })
    .from(remoteFiles)
    .where(lte(remoteFiles.dueAt, sql`now()`))
    .limit(1);
  return due !== undefined;
}

/** With the embedded database there is one process: what is claimed at its start was left by one that was killed. */
export async function freeRemoteClaims(store: Store): Promise<void> {
  if (store.kind !== 'pglite') return;
  await store.db
    .update(remoteFiles)
    .set({ claimedBy: null, claimedUntil: null })
    .where(isNotNull(remoteFiles.claimedBy));
}

/** Milliseconds until the next file is due; null when none waits. */
export async function nextRemoteFileIn(db: Database): Promise<number | null> {
  const [next] = await rowsOf<{ ms: number | null }>(
    db,
    sql`select (extract(epoch from min(greatest(due_at, coalesce(claimed_until, due_at))) - now()) * 1000)::float8 as ms
      from remote_files where due_at is not null`,
  );
  return next?.ms ?? null;
}
