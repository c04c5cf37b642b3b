import { and, asc, desc, eq, gt, gte, lt, ne, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import { changes } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { within } from '../database/within.ts';

/** What changed for readers. `seq` counts in order of commit: who has seen 7 has seen everything before it. */
export type Change = Omit<typeof changes.$inferSelect, 'language'> & { language: Language };
export type NewChange = Pick<Change, 'kind' | 'storyId' | 'language' | 'group'>;

/** The front or ticker of a language is another one, by whatever hand. */
export const curated = (kind: 'front' | 'ticker', language: Language): NewChange => ({
  ...{ kind, storyId: kind, language, group: null },
});

/** Milliseconds after which a story, or its picture, that comes in is no news to readers who are on the site. */
const newsworthyFor = 3_600_000;

export const isNewsworthy = (published: Date, now: Date): boolean =>
  now.getTime() - published.getTime() <= newsworthyFor;

/** How long changes are kept for replay. */
export const changeRetention = 48 * 3_600_000;
// Any constant serves, as long as everybody who writes changes takes the same one.
const changesLock = 6_240_815;
// NOTIFY can be lost while a listening connection is made anew; a look this often closes the gap.
const lookAgainEvery = 5_000;
const afterTrouble = 500;
const readAtOnce = 500;
/** Ms. With the time of one question to the database, a reader has an answer within five seconds. */
const deliveryTimeout = 1500;

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

/** Number of the newest change: a stream that starts here misses nothing that happens after this. */
export async function positionNow(db: Database): Promise<number> {
  const [newest] = await db.select({ seq: changes.seq }).from(changes).orderBy(desc(changes.seq)).limit(1);
  return newest?.seq ?? 0;
}

/** When the newest change of any story was written; null before the first. */
export async function newestChange(db: Database): Promise<Date | null> {
  const [newest] = await db.select({ at: changes.at }).from(changes).orderBy(desc(changes.seq)).limit(1);
  return newest?.at ?? null;
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

/** Language of the newest deleted change. Only this one is still stored, and nobody is notified of it any more. */
const deleted = '';

/**
 * Whether everything after this position is still here: not when it is too old, nor when no such change was ever made.
 * Ages alone do not suffice: after the clock was set back, the remaining changes seem too young to have had deleted predecessors.
 */
export async function canReplayFrom(db: Database, position: number, now: Date): Promise<boolean> {
  if (position > (await positionNow(db))) return false;
  const [oldest] = await db
    .select({ seq: changes.seq, at: changes.at, language: changes.language })
    .from(changes)
    .orderBy(asc(changes.seq))
    .limit(1);
  if (!oldest || position >= oldest.seq) return true;
  return oldest.language !== deleted && oldest.at.getTime() > now.getTime() - changeRetention;
}

// A statement has a deadline, and an archive that moved in has left hundreds of thousands.
const prunedAtOnce = 10_000;

/**
 * Deletes changes that are too old for replay, the oldest of them when they are many, except the newest of those: it marks where the
 * remaining ones begin.
 */
export async function pruneChanges(db: Database, now: Date): Promise<void> {
  const old = db
    .select({ seq: changes.seq })
    .from(changes)
    .where(lt(changes.at, new Date(now.getTime() - changeRetention)))
    .orderBy(asc(changes.seq))
    .limit(prunedAtOnce)
    .as('old');
  const [mark] = await db.select({ seq: old.seq }).from(old).orderBy(desc(old.seq)).limit(1);
  if (!mark) return;
  await db
    .update(changes)
    .set({ language: deleted })
    .where(and(eq(changes.seq, mark.seq), ne(changes.language, deleted)));
  await db.delete(changes).where(lt(changes.seq, mark.seq));
}

type Listener = {
  onChange(change: Change): void;
  /** The known position is not valid any more: the database was restored from a copy, or emptied. */
  onReplaced?: (() => void) | undefined;
};
type Watching = {
  /** Resolves once everything that was committed before the call has been delivered. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
};
type Watcher = { listeners: Set<Listener>; started: Promise<Watching> };
const watchers = new WeakMap<Store, Watcher>();

/** Calls back for every change from now on, in order, whichever process made it. One LISTEN per store, however many ask. */
export async function watchChanges(
  store: Store,
  onChange: (change: Change) => void,
  onReplaced?: () => void,
): Promise<() => Promise<void>> {
  let watcher = watchers.get(store);
  if (!watcher) {
    const listeners: Watcher['listeners'] = new Set();
    watcher = { listeners, started: startWatching(store, listeners) };
    watchers.set(store, watcher);
  }
  const { listeners, started } = watcher;
  const listener = { onChange, onReplaced };
  listeners.add(listener);
  const { stop } = await started;
  return async () => {
    listeners.delete(listener);
    if (listeners.size > 0 || watchers.get(store)?.listeners !== listeners) return;
    watchers.delete(store);
    await stop();
  };
}

/** Resolves once every change that was committed before this call, by whichever process, has been delivered to all watchers. */
export async function deliverPendingChanges(store: Store): Promise<void> {
  const watching = await watchers.get(store)?.started;
  // Joins a query that has begun: each has a deadline, and two of them would be too long for the caller.
  if (watching) await within(deliveryTimeout, watching.catchUp());
}

async function startWatching(store: Store, listeners: ReadonlySet<Listener>): Promise<Watching> {
  const newest = async (): Promise<Change | undefined> =>
    (await store.db.select().from(changes).orderBy(desc(changes.seq)).limit(1))[0] as Change | undefined;
  const from = store.db
    .select()
    .from(changes)
    .where(gte(changes.seq, sql.placeholder('seq')))
    .orderBy(asc(changes.seq))
    .limit(readAtOnce)
    .prepare('changes_from');
  let last: Change | undefined;
  let stopped = false;

  const readOn = async (): Promise<void> => {
    let rows: Change[];
    do {
      rows = (await from.execute({ seq: last?.seq ?? 0 })) as Change[];
      if (last) {
        const [known] = rows;
        // Deleting old changes never takes the newest: this is not the table that we have read.
        if (known?.seq !== last.seq || known.storyId !== last.storyId || known.at.getTime() !== last.at.getTime()) {
          last = await newest();
          for (const { onReplaced } of listeners) onReplaced?.();
          return;
        }
        rows = rows.slice(1);
      }
      for (const row of rows) {
        last = row;
        for (const { onChange } of listeners) onChange(row);
      }
    } while (rows.length >= readAtOnce - 1);
  };

  // Nothing is read before it is known where to begin.
  const begun = Promise.withResolvers<void>();
  let reading: Promise<void> = begun.promise;
  let next: Promise<void> | undefined;
  // What had notified when the last look began, and when the one began that has not ended yet.
  let seen: number | undefined;
  let running: { from: number | undefined; end: Promise<void> } | undefined;
  // Shared by all calls before it begins: a query that has begun may have missed the change that the next caller must see.
  const look = (): Promise<void> =>
    (next ??= reading.then(() => {
      const notified = store.notified?.();
      const end = stopped ? Promise.resolve() : readOn().then(() => void (seen = notified));
      next = undefined;
      running = { from: notified, end };
      reading = end.catch(() => {}).then(() => void (running = undefined));
      return end;
    }));
  const catchUp = (): Promise<void> => {
    const notified = store.available() ? store.notified?.() : undefined;
    if (notified === undefined) return look();
    // Nobody else writes: readers do not wait for a question behind what is being written.
    if (seen === notified) return Promise.resolve();
    return running?.from === notified ? running.end : look();
  };
  // Until then readers get from memory what may have been withdrawn.
  let retry: NodeJS.Timeout | undefined;
  const lookAround = (): void =>
    void look().catch(() => {
      clearTimeout(retry);
      if (stopped) return;
      retry = setTimeout(lookAround, afterTrouble);
      retry.unref();
    });

  const unlisten = await store.listen('changes', lookAround, lookAround);
  last = await newest();
  begun.resolve();
  lookAround();
  const timer = setInterval(lookAround, lookAgainEvery);
  timer.unref();
  return {
    catchUp,
    async stop() {
      stopped = true;
      clearInterval(timer);
      clearTimeout(retry);
      await reading;
      await unlisten();
    },
  };
}
