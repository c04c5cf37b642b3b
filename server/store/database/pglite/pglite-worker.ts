// Runs in a worker thread: PGlite blocks its thread while it works, and the server must go on answering. A message
// between threads costs more than most statements: what is asked in one breath is asked and answered in one.
import fs, { existsSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type Results, type Transaction, types } from '@electric-sql/pglite';
import { holdsDatabase, makeDatabase, removeUnfinished } from '../database-folder.ts';

export type WorkerSettings = {
  /** Folder of the database; null keeps it in memory. */
  folder: string | null;
  /** A dumped, migrated database that a new one starts from. */
  template: string | null;
};

export type Order =
  /** Within a transaction that has begun; without one it waits for whichever is open. */
  | { kind: 'query'; sql: string; params: unknown[]; rowMode: 'array' | 'object'; transaction: number | null }
  | { kind: 'begin'; transaction: number }
  | { kind: 'end'; transaction: number; commit: boolean }
  | { kind: 'listen'; channel: string }
  /** `ping` only shows that this thread is not held up. */
  | { kind: 'dump' | 'close' | 'ping' };
export type Asked = { id: number; order: Order };
export type Told =
  | { kind: 'ready' }
  | { kind: 'answer'; id: number; answer: unknown }
  /** An error's own members (SQLSTATE, constraint …) do not survive the way between threads, so they travel as data. */
  | { kind: 'error'; id: number; error: { name: string; message: string; members: Record<string, unknown> } }
  | { kind: 'notification'; channel: string; payload: string };

// Emscripten sets 0666 on what PostgreSQL makes with fopen, past the umask: in this thread nothing is opened to others.
const { chmodSync } = fs;
fs.chmodSync = (path, mode) => chmodSync(path, Number(mode) & 0o700);
syncBuiltinESMExports();

const port = parentPort!;
const untold: Told[] = [];
const send = (): void => port.postMessage(untold.splice(0));
function tell(told: Told): void {
  // PGlite never waits for anything but itself: the next tick comes when all that was asked is answered.
  if (untold.push(told) === 1) process.nextTick(send);
}

const rolledBack = new Error('rolled back');
// PGlite hangs the statement and its values onto its errors. Who asked knows them, and no log may.
const unsent = new Set(['query', 'params', 'queryOptions']);

// What Drizzle reads itself: moments and numerics as they are written, lists of them too; and JSON, which is parsed once,
// by who asked for it, instead of being taken apart and put together again between the threads.
const { DATE, INTERVAL, JSON: json, JSONB, TIMESTAMP, TIMESTAMPTZ } = types;
const left = [DATE, INTERVAL, json, JSONB, TIMESTAMP, TIMESTAMPTZ, 1115, 1182, 1185, 1187, 1231];
const parsers = Object.fromEntries(left.map((type) => [type, (text: string) => text]));

const database = await open(workerData as WorkerSettings);
const transactions = new Map<number, { tx: Transaction; end(commit: boolean): Promise<void> }>();
port.on('message', (all: Asked[]) => {
  for (const { id, order } of all)
    answerTo(order).then(
      (answer) => tell({ kind: 'answer', id, answer }),
      (error: unknown) => tell({ kind: 'error', id, error: plain(error) }),
    );
});
tell({ kind: 'ready' });

async function open(settings: WorkerSettings): Promise<PGlite> {
  const options = {
    // An acknowledged push is on disk: never answer before the file system has been written.
    relaxedDurability: false,
    postgresqlconf: ['shared_buffers = 32MB', 'max_connections = 4'],
  };
  const { folder } = settings;
  const unpacked = (): { loadDataDir?: Blob } =>
    settings.template && existsSync(settings.template)
      ? { loadDataDir: new Blob([readFileSync(settings.template)]) }
      : {};
  if (!folder) return PGlite.create({ ...options, ...unpacked() });
  removeUnfinished(folder);
  if (!holdsDatabase(folder))
    await makeDatabase(folder, async (dataDir) => {
      const made = await PGlite.create({ ...options, dataDir, ...unpacked() });
      await made.close();
    });
  return PGlite.create({ ...options, dataDir: folder });
}

async function answerTo(order: Order): Promise<unknown> {
  switch (order.kind) {
    case 'query': {
      const { sql, params, rowMode } = order;
      const at = order.transaction === null ? database : transactionOf(order.transaction).tx;
      const { rows, fields, affectedRows }: Results = await at.query(sql, params, { rowMode, parsers });
      return { rows, fields, affectedRows };
    }
    case 'begin':
      return begin(order.transaction);
    case 'end':
      return transactionOf(order.transaction).end(order.commit);
    case 'listen': {
      const { channel } = order;
      await database.listen(channel, (payload) => tell({ kind: 'notification', channel, payload }));
      return undefined;
    }
    case 'dump':
      return new Uint8Array(await (await database.dumpDataDir('gzip')).arrayBuffer());
    case 'close':
      return database.close();
    case 'ping':
      return undefined;
  }
}

function transactionOf(id: number) {
  const transaction = transactions.get(id);
  if (!transaction) throw new Error('The transaction has ended.');
  return transaction;
}

/** Resolves once it has begun. PGlite lets nothing in between until the function that it was given ends. */
function begin(id: number): Promise<void> {
  return new Promise((begun, refused) => {
    const ending = Promise.withResolvers<void>();
    const whole = database.transaction(async (tx) => {
      const end = async (commit: boolean): Promise<void> => {
        transactions.delete(id);
        if (commit) ending.resolve();
        else ending.reject(rolledBack);
        await whole.catch((error: unknown) => {
          if (error !== rolledBack) throw error;
        });
      };
      transactions.set(id, { tx, end });
      begun();
      await ending.promise;
    });
    whole.catch(refused);
  });
}

function plain(error: unknown): Extract<Told, { kind: 'error' }>['error'] {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), members: {} };
  const members = Object.entries(error).filter(([name, value]) => !unsent.has(name) && typeof value !== 'function');
  return { name: error.name, message: error.message, members: Object.fromEntries(members) };
}
