// Runs in a worker thread, since PGlite blocks its thread while it works. A message between threads costs more than most
// statements, so all requests of a tick travel in one message, and so do their answers.
import fs, { existsSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type Results, type Transaction, types } from '@electric-sql/pglite';
import { holdsDatabase, makeDatabase, removeUnfinished } from '../database-folder.ts';

export type WorkerSettings = {
  /** Folder of the database; null: in memory. */
  folder: string | null;
  /** A dumped, migrated database that a new one starts from. */
  template: string | null;
};

export type Command =
  /** In an open transaction, or (null) after the one that is open. */
  | { kind: 'query'; sql: string; params: unknown[]; rowMode: 'array' | 'object'; transaction: number | null }
  | { kind: 'begin'; transaction: number }
  | { kind: 'end'; transaction: number; commit: boolean }
  | { kind: 'listen'; channel: string }
  /** The answer to `ping` shows that this thread is not blocked. */
  | { kind: 'dump' | 'close' | 'ping' };
export type Request = { id: number; command: Command };
export type WorkerMessage =
  | { kind: 'ready' }
  | { kind: 'answer'; id: number; answer: unknown }
  /** Structured cloning drops an error's own members (SQLSTATE, constraint …), so they are sent as data. */
  | { kind: 'error'; id: number; error: { name: string; message: string; members: Record<string, unknown> } }
  | { kind: 'notification'; channel: string; payload: string };

// Emscripten sets mode 0666 on files that PostgreSQL creates with fopen, whatever the umask: here they stay the owner's.
const { chmodSync } = fs;
fs.chmodSync = (path, mode) => chmodSync(path, Number(mode) & 0o700);
syncBuiltinESMExports();

const port = parentPort!;
const outgoing: WorkerMessage[] = [];
const send = (): void => port.postMessage(outgoing.splice(0));
function reply(message: WorkerMessage): void {
  // PGlite's work is all on this thread: the next tick comes when every request so far is answered.
  if (outgoing.push(message) === 1) process.nextTick(send);
}

const rolledBack = new Error('rolled back');
// PGlite adds the statement and its values to its errors; they must not reach a log.
const privateMembers = new Set(['query', 'params', 'queryOptions']);

// Types that stay text, arrays of them too: Drizzle parses them itself, and JSON text is cheaper to send between threads.
const { DATE, INTERVAL, JSON: json, JSONB, TIMESTAMP, TIMESTAMPTZ } = types;
const keptAsText = [DATE, INTERVAL, json, JSONB, TIMESTAMP, TIMESTAMPTZ, 1115, 1182, 1185, 1187, 1231];
const parsers = Object.fromEntries(keptAsText.map((type) => [type, (text: string) => text]));

const database = await open(workerData as WorkerSettings);
const transactions = new Map<number, { tx: Transaction; end(commit: boolean): Promise<void> }>();
port.on('message', (all: Request[]) => {
  for (const { id, command } of all)
    execute(command).then(
      (answer) => reply({ kind: 'answer', id, answer }),
      (error: unknown) => reply({ kind: 'error', id, error: serializeError(error) }),
    );
});
reply({ kind: 'ready' });

async function open(settings: WorkerSettings): Promise<PGlite> {
  const options = {
    // An acknowledged push must be on disk: a commit waits for the file system.
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
      const created = await PGlite.create({ ...options, dataDir, ...unpacked() });
      await created.close();
    });
  return PGlite.create({ ...options, dataDir: folder });
}

async function execute(command: Command): Promise<unknown> {
  switch (command.kind) {
    case 'query': {
      const { sql, params, rowMode } = command;
      const at = command.transaction === null ? database : transactionOf(command.transaction).tx;
      const { rows, fields, affectedRows }: Results = await at.query(sql, params, { rowMode, parsers });
      return { rows, fields, affectedRows };
    }
    case 'begin':
      return begin(command.transaction);
    case 'end':
      return transactionOf(command.transaction).end(command.commit);
    case 'listen': {
      const { channel } = command;
      await database.listen(channel, (payload) => reply({ kind: 'notification', channel, payload }));
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

/** Resolves once the transaction is open. Other queries wait until PGlite's callback returns, which `end` causes. */
function begin(id: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const ending = Promise.withResolvers<void>();
    const running = database.transaction(async (tx) => {
      const end = async (commit: boolean): Promise<void> => {
        transactions.delete(id);
        if (commit) ending.resolve();
        else ending.reject(rolledBack);
        await running.catch((error: unknown) => {
          if (error !== rolledBack) throw error;
        });
      };
      transactions.set(id, { tx, end });
      resolve();
      await ending.promise;
    });
    running.catch(reject);
  });
}

function serializeError(error: unknown): Extract<WorkerMessage, { kind: 'error' }>['error'] {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), members: {} };
  const members = Object.entries(error).filter(
    ([name, value]) => !privateMembers.has(name) && typeof value !== 'function',
  );
  return { name: error.name, message: error.message, members: Object.fromEntries(members) };
}
