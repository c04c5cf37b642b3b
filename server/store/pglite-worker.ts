// Runs in a worker thread: PGlite blocks its thread while it works, and the server must go on answering.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { PGlite as Client } from '@electric-sql/pglite';

export type WorkerSettings = {
  /** Folder of the database; null keeps it in memory. */
  folder: string | null;
  /** A dumped, migrated database that a new one starts from. */
  template: string | null;
};

const port = parentPort!;
// PGlite's worker is written for browsers' workers: the few globals that it uses.
Object.assign(globalThis, {
  postMessage: (message: unknown) => port.postMessage(message),
  addEventListener: (type: string, listener: (event: { data: unknown }) => void, options?: { once?: boolean }) => {
    if (type !== 'message') return;
    port[options?.once ? 'once' : 'on']('message', (data: unknown) => listener({ data }));
  },
});

// Its errors reach the caller; printing them as well would put a statement's values into the log.
console.error = () => {};

const { PGlite } = await import('@electric-sql/pglite');
const { worker } = await import('@electric-sql/pglite/worker');
const settings = workerData as WorkerSettings;
const options = {
  // An acknowledged push is on disk: never answer before the file system has been written.
  relaxedDurability: false,
  postgresqlconf: ['shared_buffers = 32MB', 'max_connections = 4'],
};

await worker({
  init: async () => {
    const fresh = !settings.folder || !existsSync(`${settings.folder}/PG_VERSION`);
    const template = fresh && settings.template && existsSync(settings.template) ? settings.template : null;
    const unpacked = template ? { loadDataDir: new Blob([readFileSync(template)]) } : {};
    if (fresh && settings.folder) {
      // Made beside its place and moved there when complete: a start that is killed half-way leaves nothing half-made.
      const making = `${settings.folder}.new`;
      rmSync(making, { recursive: true, force: true });
      const made = await PGlite.create({ ...options, dataDir: making, ...unpacked });
      await made.close();
      rmSync(settings.folder, { recursive: true, force: true });
      renameSync(making, settings.folder);
    }
    const database: Client = await PGlite.create(
      settings.folder ? { ...options, dataDir: settings.folder } : { ...options, ...unpacked },
    );
    port.on('message', (message: { type?: string }) => {
      if (message.type !== 'close') return;
      void database.close().finally(() => port.postMessage({ type: 'closed' }));
    });
    return database;
  },
});
