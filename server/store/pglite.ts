import { setMaxListeners } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import { PGliteWorker } from '@electric-sql/pglite/worker';
import { drizzle } from 'drizzle-orm/pglite';
import type { Database } from './database.ts';
import { migrateStore } from './migrate.ts';
import type { WorkerSettings } from './pglite-worker.ts';
import * as schema from './schema.ts';
import type { Store } from './store.ts';

/** Opens the embedded database in a worker thread; `folder: null` keeps it in memory. */
export async function openPGlite(settings: WorkerSettings): Promise<Store & { client: PGliteWorker }> {
  const thread = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: settings });
  const failed = new Promise<never>((_, reject) => {
    thread.once('error', reject);
  });
  // Each query waits with a listener of its own, and many wait at once: that is no leak.
  setMaxListeners(0);
  const client = await Promise.race([PGliteWorker.create(asBrowserWorker(thread)), failed]);
  failed.catch(() => {});
  setMaxListeners(10);
  // Drizzle asks for the PGlite class, and uses what the worker's client has as well.
  const db = drizzle(client as unknown as PGlite, { schema }) as unknown as Database;
  await migrateStore(db);
  return {
    db,
    client,
    kind: 'pglite',
    listen: async (channel, onNotify) => {
      const stop = await client.listen(channel, onNotify);
      return async () => {
        await stop();
      };
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        thread.on('message', (message: { type?: string }) => {
          if (message.type === 'closed') resolve();
        });
        thread.once('exit', () => resolve());
      });
      thread.postMessage({ type: 'close' });
      await closed;
      await client.close();
      await thread.terminate();
    },
  };
}

type Listener = (event: { data: unknown }) => void;

/** A worker thread with the face of a browser's Worker, as far as PGlite's client uses it. */
function asBrowserWorker(thread: Worker): globalThis.Worker {
  const wrapped = new Map<Listener, (data: unknown) => void>();
  return {
    postMessage: (message: unknown) => thread.postMessage(message),
    terminate: () => {},
    addEventListener: (_type: string, listener: Listener, options?: { once?: boolean }) => {
      const hear = (data: unknown) => listener({ data });
      wrapped.set(listener, hear);
      thread[options?.once ? 'once' : 'on']('message', hear);
    },
    removeEventListener: (_type: string, listener: Listener) => {
      const hear = wrapped.get(listener);
      if (hear) thread.off('message', hear);
    },
  } as unknown as globalThis.Worker;
}
