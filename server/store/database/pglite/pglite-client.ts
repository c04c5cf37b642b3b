import { Worker } from 'node:worker_threads';
import { type FreeBytes, requireSpace } from '../disk-space.ts';
import { type Patience, patience, PGliteWatch, type ThreadState } from './pglite-watch.ts';
import type { Asked, Order, Told, WorkerSettings } from './pglite-worker.ts';
import { StoreUnavailable } from '../store-unavailable.ts';
import { within as withinTime } from '../within.ts';

type Answer = { rows: unknown[]; fields: unknown[]; affectedRows?: number };
type Waiting = { resolve(answer: unknown): void; reject(error: Error): void; order: Order; until: number };

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
  /** It is open and migrated: from now on no question may take long. */
  opened(): void;
  state(): ThreadState;
  /** Hears of each change of the state; after `lost` nothing is answered any more. */
  onState(listener: (state: ThreadState, why?: Error) => void): void;
  close(): Promise<void>;
};
type Options = {
  /** How long it waits; shorter in tests. */
  wait?: Patience;
  free?: FreeBytes;
  /** Another thread in tests: one that never answers. */
  worker?: URL;
};

const closeWithin = 3000;

/** Starts the worker thread and resolves when its database is open. */
export async function startPGlite(
  settings: WorkerSettings,
  { wait = patience, free, worker = new URL('./pglite-worker.ts', import.meta.url) }: Options = {},
): Promise<PGliteClient> {
  const thread = new Worker(worker, { workerData: settings });
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, { begun: Promise<unknown>; all: Set<(payload: string) => void> }>();
  const hearing = new Set<(state: ThreadState, why?: Error) => void>();
  const unsent: Asked[] = [];
  let last = 0;
  let ended: Error | null = null;
  let closing: Promise<void> | undefined;
  let serving = false;

  const opening = Promise.withResolvers<void>();
  const watch = new PGliteWatch(wait.beat, {
    limits: () =>
      serving ? { heldUp: wait.question, lost: wait.lost } : { heldUp: Number.POSITIVE_INFINITY, lost: wait.opening },
    onBeat: () => {
      for (const [id, { until }] of waiting)
        if (until <= watch.beats) giveUp(id, 'The database did not answer in time.');
      if (!ended && watch.state !== 'lost') ask({ kind: 'ping' }, true).catch(() => {});
    },
    tell: (state) => {
      if (state === 'held-up') for (const id of waiting.keys()) giveUp(id, 'The database does not answer.');
      if (state === 'lost') return lose(new Error('it has stopped answering'));
      for (const listener of hearing) listener(state);
    },
  });
  thread.on('message', (all: Told[]) => {
    watch.heard();
    all.forEach(hear);
  });
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
  /** Whoever asked hears that it failed; what the worker says about it later is heard by nobody. */
  function giveUp(id: number, why: string): void {
    const { reject, order } = waiting.get(id)!;
    waiting.delete(id);
    if (order.kind === 'begin') {
      // It may begin all the same, and would keep everybody else out for ever.
      const undo = (): void =>
        void ask({ kind: 'end', transaction: order.transaction, commit: false }, true).catch(() => {});
      waiting.set(id, { resolve: undo, reject: () => {}, order: { kind: 'ping' }, until: Number.POSITIVE_INFINITY });
    }
    reject(new StoreUnavailable(why));
  }
  const end = (error: Error): void => {
    ended ??= error;
    watch.stop();
    opening.reject(ended);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  /** Nothing brings it back: the process that has it must be started anew. */
  function lose(why: Error): void {
    const unasked = closing === undefined && ended === null;
    end(new StoreUnavailable(`The database is lost: ${why.message}.`));
    void thread.terminate();
    if (unasked) for (const listener of hearing) listener('lost', why);
  }
  thread.on('error', (error) => (serving ? lose(error) : end(error)));
  thread.on('exit', () =>
    closing ? end(new Error('The database is closed.')) : lose(new Error('its thread has ended')),
  );

  function ask(order: Order, always = false): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      if (watch.state !== 'well' && !always) return reject(new StoreUnavailable('The database does not answer.'));
      last += 1;
      const patient = !serving || order.kind === 'dump' || order.kind === 'ping';
      const until = patient ? Number.POSITIVE_INFINITY : watch.beats + wait.question;
      waiting.set(last, { resolve, reject, order, until });
      // What is asked in one breath goes in one message: the way between threads costs more than what is on it.
      if (unsent.push({ id: last, order }) === 1) process.nextTick(send);
    });
  }
  const send = (): void => thread.postMessage(unsent.splice(0));
  const requireSpaceToWrite = (): void => {
    if (settings.folder) requireSpace(settings.folder, 0, free);
  };
  const within = (transaction: number | null): Connection => ({
    query: async (sql, params = [], { rowMode = 'object' } = {}) => {
      if (transaction === null && !reading.test(sql)) requireSpaceToWrite();
      return ask({ kind: 'query', sql, params, rowMode, transaction }) as Promise<Answer>;
    },
  });

  await opening.promise;
  return {
    ...within(null),
    async transaction(work) {
      requireSpaceToWrite();
      last += 1;
      const transaction = last;
      await ask({ kind: 'begin', transaction });
      let done;
      try {
        done = await work(within(transaction));
      } catch (error) {
        // What failed is what is thrown, whether or not it could be undone in time.
        await ask({ kind: 'end', transaction, commit: false }, true).catch(() => {});
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
    opened: () => {
      serving = true;
    },
    state: () => (ended ? 'lost' : watch.state),
    onState: (listener) => void hearing.add(listener),
    close() {
      closing ??= (ended ? Promise.resolve() : withinTime(closeWithin, ask({ kind: 'close' })).catch(() => {})).then(
        async () => void (await thread.terminate()),
      );
      return closing;
    },
  };
}

const reading = /^\s*select\b/i;

/** The error as it was in the worker: SQLSTATE, constraint and the like are its members again. */
function whole({ name, message, members }: Extract<Told, { kind: 'error' }>['error']): Error {
  return Object.assign(new Error(message), { name }, members);
}
