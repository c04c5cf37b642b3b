import { Worker } from 'node:worker_threads';
import type { Asked, Order, Told, WorkerSettings } from './pglite-worker.ts';

type Answer = { rows: unknown[]; fields: unknown[]; affectedRows?: number };
type Waiting = { resolve(answer: unknown): void; reject(error: Error): void };

/** What Drizzle uses of PGlite. Its parsers are functions, and stay here: the worker knows which texts it leaves alone. */
type Connection = {
  query(sql: string, params?: unknown[], options?: { rowMode?: 'array' | 'object' }): Promise<Answer>;
};
export type PGliteClient = Connection & {
  /** Nothing else happens in the database until `work` ends; an error of it undoes everything. */
  transaction<T>(work: (transaction: Connection) => Promise<T>): Promise<T>;
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => void>;
  /** The whole database as a gzipped archive. */
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** Starts the worker thread and resolves when its database is open. */
export async function startPGlite(settings: WorkerSettings): Promise<PGliteClient> {
  const thread = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: settings });
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, { begun: Promise<unknown>; all: Set<(payload: string) => void> }>();
  const unsent: Asked[] = [];
  let last = 0;
  let ended: Error | null = null;
  let closing: Promise<void> | undefined;

  const opening = Promise.withResolvers<void>();
  thread.on('message', (all: Told[]) => all.forEach(hear));
  function hear(told: Told): void {
    if (told.kind === 'ready') return opening.resolve();
    if (told.kind === 'notification') {
      for (const listener of listeners.get(told.channel)?.all ?? []) listener(told.payload);
      return;
    }
    const asker = waiting.get(told.id);
    waiting.delete(told.id);
    if (told.kind === 'answer') asker?.resolve(told.answer);
    else asker?.reject(whole(told.error));
  }
  const end = (error: Error): void => {
    ended ??= error;
    opening.reject(ended);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  thread.on('error', end);
  thread.on('exit', () => end(new Error('The database is closed.')));

  function ask(order: Order): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      last += 1;
      waiting.set(last, { resolve, reject });
      // What is asked in one breath goes in one message: the way between threads costs more than what is on it.
      if (unsent.push({ id: last, order }) === 1) process.nextTick(send);
    });
  }
  const send = (): void => thread.postMessage(unsent.splice(0));
  const within = (transaction: number | null): Connection => ({
    query: (sql, params = [], { rowMode = 'object' } = {}) =>
      ask({ kind: 'query', sql, params, rowMode, transaction }) as Promise<Answer>,
  });

  await opening.promise;
  return {
    ...within(null),
    async transaction(work) {
      last += 1;
      const transaction = last;
      await ask({ kind: 'begin', transaction });
      let done;
      try {
        done = await work(within(transaction));
      } catch (error) {
        await ask({ kind: 'end', transaction, commit: false });
        throw error;
      }
      await ask({ kind: 'end', transaction, commit: true });
      return done;
    },
    async listen(channel, onNotify) {
      let known = listeners.get(channel);
      if (!known) {
        // For good: channels are few, and one that nobody hears costs nothing.
        known = { begun: ask({ kind: 'listen', channel }), all: new Set() };
        listeners.set(channel, known);
      }
      const { begun, all } = known;
      const listener = (payload: string): void => onNotify(payload);
      all.add(listener);
      await begun;
      return () => void all.delete(listener);
    },
    dump: () => ask({ kind: 'dump' }) as Promise<Uint8Array>,
    close() {
      closing ??= (ended ? Promise.resolve() : ask({ kind: 'close' })).then(
        async () => void (await thread.terminate()),
      );
      return closing;
    },
  };
}

/** The error as it was in the worker: SQLSTATE, constraint and the like are its members again. */
function whole({ name, message, members }: Extract<Told, { kind: 'error' }>['error']): Error {
  return Object.assign(new Error(message), { name }, members);
}
