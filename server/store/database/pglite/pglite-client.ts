import { Worker } from 'node:worker_threads';
import { type FreeBytes, requireSpace } from '../disk-space.ts';
import { type Timeouts, defaultTimeouts, PGliteWatch, type ThreadState } from './pglite-watch.ts';
import type { Request, Command, WorkerMessage, WorkerSettings } from './pglite-worker.ts';
import { StoreUnavailable } from '../store-unavailable.ts';
import { within as withTimeout } from '../within.ts';

type Answer = { rows: unknown[]; fields: unknown[]; affectedRows?: number };
type Pending = { resolve(answer: unknown): void; reject(error: Error): void; command: Command; until: number };

/** What Drizzle uses of PGlite. Drizzle's parsers are functions and cannot be sent: the worker has its own. */
type Connection = {
  query(sql: string, params?: unknown[], options?: { rowMode?: 'array' | 'object' }): Promise<Answer>;
};
export type PGliteClient = Connection & {
  /** Nothing else runs in the database until `work` ends; rolls back if it rejects. */
  transaction<T>(work: (transaction: Connection) => Promise<T>): Promise<T>;
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => void>;
  /** How often changes may have been committed: counted before anybody is told of them. */
  notified(): number;
  /** Statements and transactions that failed. */
  failed(): number;
  /** The whole database as a gzipped archive. */
  dump(): Promise<Uint8Array>;
  /** Call once the database is migrated: from now on every query has a deadline. */
  startServing(): void;
  state(): ThreadState;
  /** Called at each change of the state. `lost` is final. */
  onState(listener: (state: ThreadState, why?: Error) => void): void;
  close(): Promise<void>;
};
type Options = {
  /** Shorter in tests. */
  timeouts?: Timeouts;
  free?: FreeBytes;
  /** Tests use a script that blocks. */
  worker?: URL;
};

const closeWithin = 3000;

/** Starts the worker thread and resolves when its database is open. */
export async function startPGlite(
  settings: WorkerSettings,
  { timeouts = defaultTimeouts, free, worker = new URL('./pglite-worker.ts', import.meta.url) }: Options = {},
): Promise<PGliteClient> {
  const thread = new Worker(worker, { workerData: settings });
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, { begun: Promise<unknown>; all: Set<(payload: string) => void> }>();
  const stateListeners = new Set<(state: ThreadState, why?: Error) => void>();
  const unsent: Request[] = [];
  let last = 0;
  let notified = 0;
  let failed = 0;
  let ended: Error | null = null;
  let closing: Promise<void> | undefined;
  let serving = false;

  const opening = Promise.withResolvers<void>();
  const watch = new PGliteWatch(timeouts.beat, {
    limits: () =>
      serving
        ? { blocked: timeouts.query, lost: timeouts.lost }
        : { blocked: Number.POSITIVE_INFINITY, lost: timeouts.opening },
    onBeat: () => {
      for (const [id, { until }] of pending)
        if (until <= watch.beats) abandon(id, 'The database did not answer in time.');
      if (!ended && watch.state !== 'lost') send({ kind: 'ping' }, true).catch(() => {});
    },
    onStateChange: (state) => {
      if (state === 'blocked') for (const id of pending.keys()) abandon(id, 'The database does not answer.');
      if (state === 'lost') return declareLost(new Error('it has stopped answering'));
      for (const listener of stateListeners) listener(state);
    },
  });
  thread.on('message', (all: WorkerMessage[]) => {
    watch.noteMessage();
    all.forEach(receive);
  });
  function receive(message: WorkerMessage): void {
    if (message.kind === 'ready') return opening.resolve();
    if (message.kind === 'notification') {
      if (message.channel === 'changes') notified += 1;
      for (const listener of listeners.get(message.channel)?.all ?? []) listener(message.payload);
      return;
    }
    const request = pending.get(message.id);
    pending.delete(message.id);
    if (message.kind === 'answer') request?.resolve(message.answer);
    else request?.reject(restoreError(message.error));
  }
  /** Rejects a request; a later answer of the worker is ignored. */
  function abandon(id: number, why: string): void {
    const { reject, command } = pending.get(id)!;
    pending.delete(id);
    if (command.kind === 'begin') {
      // It may still begin, and would then block everything else for ever: roll it back.
      const undo = (): void =>
        void send({ kind: 'end', transaction: command.transaction, commit: false }, true).catch(() => {});
      pending.set(id, { resolve: undo, reject: () => {}, command: { kind: 'ping' }, until: Number.POSITIVE_INFINITY });
    }
    reject(new StoreUnavailable(why));
  }
  const end = (error: Error): void => {
    ended ??= error;
    watch.stop();
    opening.reject(ended);
    for (const { reject } of pending.values()) reject(ended);
    pending.clear();
  };
  /** Final: only a new process can open the database again. */
  function declareLost(why: Error): void {
    const unexpected = closing === undefined && ended === null;
    end(new StoreUnavailable(`The database is lost: ${why.message}.`));
    void thread.terminate();
    if (unexpected) for (const listener of stateListeners) listener('lost', why);
  }
  thread.on('error', (error) => (serving ? declareLost(error) : end(error)));
  thread.on('exit', () =>
    closing ? end(new Error('The database is closed.')) : declareLost(new Error('its thread has ended')),
  );

  function send(command: Command, always = false): Promise<unknown> {
    return new Promise((resolve, refuse) => {
      const reject = (error: Error): void => {
        if (command.kind !== 'ping') failed += 1;
        refuse(error);
      };
      if (ended) return reject(ended);
      if (watch.state !== 'responsive' && !always) return reject(new StoreUnavailable('The database does not answer.'));
      last += 1;
      const hasNoTimeout = !serving || command.kind === 'dump' || command.kind === 'ping';
      const until = hasNoTimeout ? Number.POSITIVE_INFINITY : watch.beats + timeouts.query;
      pending.set(last, { resolve, reject, command, until });
      // All requests of a tick in one message: sending one costs more than its content.
      if (unsent.push({ id: last, command }) === 1) process.nextTick(flush);
    });
  }
  const flush = (): void => thread.postMessage(unsent.splice(0));
  const requireSpaceToWrite = (): void => {
    if (settings.folder) requireSpace(settings.folder, 0, free);
  };
  const within = (transaction: number | null, onNotify: () => void): Connection => ({
    query: async (sql, params = [], { rowMode = 'object' } = {}) => {
      if (transaction === null && !onlyReads.test(sql)) requireSpaceToWrite();
      const answer = send({ kind: 'query', sql, params, rowMode, transaction }) as Promise<Answer>;
      return notifiesOfChanges.test(sql) ? answer.finally(onNotify) : answer;
    },
  });
  // Also when it failed: it may have been committed nevertheless.
  const countNotified = (): void => void (notified += 1);

  await opening.promise;
  return {
    ...within(null, countNotified),
    async transaction(work) {
      requireSpaceToWrite();
      last += 1;
      const transaction = last;
      await send({ kind: 'begin', transaction });
      let hasNotified = false;
      let done;
      try {
        done = await work(within(transaction, () => (hasNotified = true)));
      } catch (error) {
        // The original error counts, even if the rollback fails.
        await send({ kind: 'end', transaction, commit: false }, true).catch(() => {});
        throw error;
      }
      const before = notified;
      const committed = send({ kind: 'end', transaction, commit: true });
      // Usually its notification has come first, and who was told of it has looked.
      const count = (): void => void (notified === before && countNotified());
      await (hasNotified ? committed.finally(count) : committed);
      return done;
    },
    async listen(channel, onNotify) {
      let subscription = listeners.get(channel);
      if (!subscription) {
        // Never unlistened: channels are few.
        subscription = { begun: send({ kind: 'listen', channel }), all: new Set() };
        listeners.set(channel, subscription);
      }
      const { begun, all } = subscription;
      const listener = (payload: string): void => onNotify(payload);
      all.add(listener);
      await begun;
      return () => void all.delete(listener);
    },
    notified: () => notified,
    failed: () => failed,
    dump: () => send({ kind: 'dump' }) as Promise<Uint8Array>,
    startServing: () => {
      serving = true;
    },
    state: () => (ended ? 'lost' : watch.state),
    onState: (listener) => void stateListeners.add(listener),
    close() {
      closing ??= (ended ? Promise.resolve() : withTimeout(closeWithin, send({ kind: 'close' })).catch(() => {})).then(
        async () => void (await thread.terminate()),
      );
      return closing;
    },
  };
}

/** A select, also with others before it or in parentheses: readers are served while nothing can be written. */
const onlyReads = /^[\s(]*(?:select\b|with\b(?![^]*\b(?:insert|update|delete)\b))/i;
const notifiesOfChanges = /\bpg_notify\('changes'/i;

/** The worker's error with its members (SQLSTATE, constraint …). */
function restoreError({ name, message, members }: Extract<WorkerMessage, { kind: 'error' }>['error']): Error {
  return Object.assign(new Error(message), { name }, members);
}
