import { setTimeout as sleep } from 'node:timers/promises';
import { and, asc, eq, gt, ne, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import { keysVersion } from '#words/keys.ts';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import { changes, indexing, stories } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { searchColumns } from './search-columns.ts';
import { replaceKeys } from './story-keys.ts';
import { countWords } from './vocabulary-counts.ts';

/** Stories looked at in one transaction: the embedded database answers nobody else meanwhile. */
const batch = 20;
const lookAgainEvery = 10_000;
/** Milliseconds between batches of a whole pass, so that readers come first. */
const pause = 10;
/** Between looks: the words of an archive that moves in are counted by the batch, not by the story. */
const between = 1000;

export type Indexer = {
  stop(): Promise<void>;
};

/** Keeps search in step with the stories: counts the words of each change, and after a change of keys gives every story its new ones. */
export function startIndexer(
  store: Store,
  { onError = () => {} }: { onError?: (error: unknown) => void } = {},
): Indexer {
  const stopped = new AbortController();
  const { signal } = stopped;
  let running: Promise<void> | undefined;
  let again = false;
  const rest = (ms: number): Promise<void> => sleep(ms, undefined, { ref: false, signal });
  const run = async (): Promise<void> => {
    do {
      again = false;
      while (!signal.aborted && (await indexSome(store.db))) await rest(pause);
      await rest(between);
    } while (again);
  };
  const wake = (): Promise<void> => {
    again = true;
    running ??= run().finally(() => (running = undefined));
    return running;
  };
  const look = (): void => void wake().catch((error: unknown) => !signal.aborted && onError(error));
  const listening = store.listen('changes', look, look);
  listening.catch(onError);
  const timer = setInterval(look, lookAgainEvery);
  timer.unref();
  look();
  return {
    async stop() {
      stopped.abort();
      clearInterval(timer);
      await running?.catch(() => {});
      const unlisten = await listening.catch(() => undefined);
      await unlisten?.();
    },
  };
}

/** Does a batch of what is due; false when there is nothing, or another process is at it. */
export async function indexSome(db: Database): Promise<boolean> {
  const [state] = await db.select().from(indexing).where(eq(indexing.id, 1));
  // Most looks end here, without a transaction.
  const settled = state?.keysVersion === keysVersion && state.after === null;
  if (settled && state.position === (await newest(db))) return false;
  const outdated = settled ? [] : await nextOutdated(db, state);
  for (const row of outdated) await giveKeys(db, row);
  return (await countSome(db)) || outdated.length > 0;
}

type Outdated = { id: string; revision: number };

/** Only needed during a whole pass, which begins when the version changes. */
async function nextOutdated(db: Database, state: State | undefined): Promise<Outdated[]> {
  return db
    .select({ id: stories.id, revision: stories.revision })
    .from(stories)
    .where(and(ne(stories.keysVersion, keysVersion), sql`article is not null`, gt(stories.id, passOf(state))))
    .orderBy(asc(stories.id))
    .limit(batch);
}

/** New keys for a story, unless it has changed meanwhile: it then has them. */
async function giveKeys(db: Database, { id, revision }: Outdated): Promise<void> {
  await db.transaction(async (tx) => {
    const current = and(eq(stories.id, id), eq(stories.revision, revision));
    const [row] = await tx.select().from(stories).where(current);
    if (!row?.article) return;
    const columns = await searchColumns(row.article, row.language as Language);
    const done = await tx.update(stories).set(columns).where(current).returning({ id: stories.id });
    if (done.length > 0) await replaceKeys(tx, row.article, row.published);
  });
}

type State = typeof indexing.$inferSelect;

const passOf = (state: State | undefined): string =>
  state && state.keysVersion === keysVersion ? (state.after ?? '') : '';

async function countSome(db: Database): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx
      .insert(indexing)
      .values({ id: 1, keysVersion, position: await newest(tx), after: '' })
      .onConflictDoNothing();
    const [found] = await tx.select().from(indexing).where(eq(indexing.id, 1)).for('update', { skipLocked: true });
    if (!found) return false;
    const state = await currentState(tx, found);
    const next = state.after === null ? await countChanges(tx, state) : await countPass(tx, state, state.after);
    if (next) await tx.update(indexing).set(next).where(eq(indexing.id, 1));
    return next !== null;
  });
}

/** Begins a whole pass when keys have changed, or when what has changed meanwhile cannot be known any more. */
async function currentState(tx: Database, state: State): Promise<State> {
  const position = await newest(tx);
  const [lost] = await rowsOf<{ lost: boolean }>(
    tx,
    sql`select exists (select from changes where language = '' and seq > ${state.position}) as lost`,
  );
  if (state.keysVersion === keysVersion && state.position <= position && !lost?.lost) return state;
  return { ...state, keysVersion, position, after: '' };
}

const newest = async (tx: Database): Promise<number> => {
  const [row] = await rowsOf<{ seq: string | number }>(tx, sql`select coalesce(max(seq), 0) as seq from changes`);
  return Number(row!.seq);
};

async function countPass(tx: Database, state: State, after: string): Promise<Partial<State>> {
  const rows = await tx
    .select({ id: stories.id })
    .from(stories)
    .where(gt(stories.id, after))
    .orderBy(asc(stories.id))
    .limit(batch);
  await countWords(
    tx,
    rows.map(({ id }) => id),
  );
  return { ...state, after: rows.length < batch ? null : rows.at(-1)!.id };
}

async function countChanges(tx: Database, state: State): Promise<Partial<State> | null> {
  const rows = await tx
    .select({ seq: changes.seq, id: changes.storyId })
    .from(changes)
    .where(gt(changes.seq, state.position))
    .orderBy(asc(changes.seq))
    .limit(batch);
  if (rows.length === 0) return null;
  const ids = [...new Set(rows.map(({ id }) => id))];
  await countWords(tx, ids);
  return { ...state, position: rows.at(-1)!.seq };
}

/** How much of the archive has its keys and words: 1 when nothing is left to do. */
export async function indexedShare(db: Database): Promise<number> {
  const [state] = await db.select().from(indexing).where(eq(indexing.id, 1));
  // A pass that is due begins in a moment.
  if (state?.keysVersion !== keysVersion) return 0;
  if (state.after === null) return 1;
  const [row] = await rowsOf<{ done: string | number; all: string | number }>(
    db,
    sql`select count(*) filter (where id <= ${state.after}) as done, count(*) as all from stories where article is not null`,
  );
  return Number(row!.all) === 0 ? 1 : Number(row!.done) / Number(row!.all);
}
