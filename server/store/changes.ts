import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Database } from './database.ts';
import { changes } from './schema.ts';
import type { Store } from './store.ts';

/** What changed for readers. `seq` counts in order of commit: who has seen 7 has seen everything before it. */
export type Change = Omit<typeof changes.$inferSelect, 'language'> & { language: Language };
export type NewChange = Pick<Change, 'kind' | 'storyId' | 'language' | 'group'>;

/** How long changes are kept for replay. */
export const changesKept = 48 * 3_600_000;
// Any constant serves, as long as everybody who writes changes takes the same one.
const changesLock = 6_240_815;
// NOTIFY can be lost while a listening connection is made anew; a look this often closes the gap.
const lookAgainEvery = 5_000;

/**
 * Writes changes as the last step of a transaction. The lock is held until the commit, so that a higher number is never
 * visible before a lower one: a reader of "everything after n" would miss the lower one for ever.
 */
export async function writeChanges(tx: Database, now: Date, rows: readonly NewChange[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`select pg_advisory_xact_lock(${changesLock})`);
  const written = await tx
    .insert(changes)
    .values(rows.map((row) => ({ ...row, at: now })))
    .returning({ seq: changes.seq });
  await tx.execute(sql`select pg_notify('changes', ${String(written.at(-1)!.seq)})`);
}

/** Number of the newest change: a stream from here misses nothing that is read after this. */
export async function positionNow(db: Database): Promise<number> {
  const [newest] = await db.select({ seq: changes.seq }).from(changes).orderBy(desc(changes.seq)).limit(1);
  return newest?.seq ?? 0;
}

/** Changes of one language after a position, oldest first. */
export async function changesAfter(
  db: Database,
  language: Language,
  position: number,
  limit: number,
): Promise<Change[]> {
  const rows = await db
    .select()
    .from(changes)
    .where(and(eq(changes.language, language), gt(changes.seq, position)))
    .orderBy(asc(changes.seq))
    .limit(limit);
  return rows as Change[];
}

/** Whether everything after this position is still here: not when it is too old, nor when no such change was ever made. */
export async function canReplayFrom(db: Database, position: number, now: Date): Promise<boolean> {
  if (position > (await positionNow(db))) return false;
  const [oldest] = await db
    .select({ seq: changes.seq, at: changes.at })
    .from(changes)
    .orderBy(asc(changes.seq))
    .limit(1);
  // Deleting leaves one row that is too old; where even the oldest is young, nothing was ever deleted.
  return !oldest || position >= oldest.seq || oldest.at.getTime() > now.getTime() - changesKept;
}

/** Deletes what is too old for replay, except the newest of it: it marks where the kept ones begin. */
export async function pruneChanges(db: Database, now: Date): Promise<void> {
  const tooOld = lt(changes.at, new Date(now.getTime() - changesKept));
  const [mark] = await db.select({ seq: changes.seq }).from(changes).where(tooOld).orderBy(desc(changes.seq)).limit(1);
  if (mark) await db.delete(changes).where(lt(changes.seq, mark.seq));
}

type Watching = { look(): Promise<void>; stop(): Promise<void> };
type Watcher = { listeners: Set<(change: Change) => void>; started: Promise<Watching> };
const watchers = new WeakMap<Store, Watcher>();

/** Calls back for every change from now on, in order, whichever process made it. One LISTEN per store, however many ask. */
export async function watchChanges(store: Store, onChange: (change: Change) => void): Promise<() => Promise<void>> {
  let watcher = watchers.get(store);
  if (!watcher) {
    const listeners: Watcher['listeners'] = new Set();
    watcher = { listeners, started: startWatching(store, listeners) };
    watchers.set(store, watcher);
  }
  const { listeners, started } = watcher;
  listeners.add(onChange);
  const { stop } = await started;
  return async () => {
    listeners.delete(onChange);
    if (listeners.size > 0 || watchers.get(store)?.listeners !== listeners) return;
    watchers.delete(store);
    await stop();
  };
}

/** Resolves once everybody who watches in this process has heard of all that is committed: notices come on their own way. */
export async function changesHeard(store: Store): Promise<void> {
  await (await watchers.get(store)?.started)?.look();
}

async function startWatching(store: Store, listeners: ReadonlySet<(change: Change) => void>): Promise<Watching> {
  let seen = -1;
  let again = false;
  let reading: Promise<void> | undefined;
  let stopped = false;

  const readOn = async () => {
    while (again) {
      again = false;
      const rows = await store.db
        .select()
        .from(changes)
        .where(gt(changes.seq, seen))
        .orderBy(asc(changes.seq))
        .limit(500);
      for (const row of rows as Change[]) {
        seen = row.seq;
        for (const listener of listeners) listener(row);
      }
      again = !stopped && (again || rows.length === 500);
    }
  };
  const look = () => {
    again = true;
    if (reading || stopped || seen < 0) return;
    reading = readOn()
      // A database that is away is asked again by the next look.
      .catch(() => {
        again = false;
      })
      .finally(() => {
        reading = undefined;
        if (again) look();
      });
  };

  // Whoever asked while the last one was ending is read for by one more.
  const caughtUp = (): Promise<void> | undefined => reading?.then(caughtUp);

  const unlisten = await store.listen('changes', look);
  seen = await positionNow(store.db);
  look();
  const timer = setInterval(look, lookAgainEvery);
  timer.unref();
  return {
    async look() {
      look();
      await caughtUp();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await reading;
      await unlisten();
    },
  };
}
