import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Database } from '../database.ts';
import { lowSpaceReason } from '../disk-space.ts';
import { migrateStore } from '../migrate.ts';
import { type PGliteClient, startPGlite } from './pglite-client.ts';
import type { WorkerSettings } from './pglite-worker.ts';
import * as schema from '../schema.ts';
import type { Store } from '../store.ts';
import { within } from '../within.ts';

/** Opens the embedded database in a worker thread; `folder: null`: in memory. */
export async function openPGlite(
  settings: WorkerSettings,
  options: Parameters<typeof startPGlite>[1] = {},
): Promise<Store & { client: PGliteClient }> {
  const client = await startPGlite(settings, options);
  // Drizzle's type asks for the PGlite class; it only calls methods that our client has too.
  const db = drizzle(client as unknown as PGlite, { schema }) as unknown as Database;
  try {
    await migrateStore(db);
  } catch (error) {
    await client.close();
    throw error;
  }
  client.startServing();
  const available = () => client.state() === 'responsive';
  return {
    db,
    client,
    kind: 'pglite',
    listen: async (channel, onNotify) => {
      const stop = await client.listen(channel, onNotify);
      return async () => stop();
    },
    notified: () => client.notified(),
    available,
    probe: () =>
      within(1000, client.query('select 1')).then(
        () => true,
        () => false,
      ),
    onAvailability: (listener) => client.onState((state, why) => listener(state === 'responsive', why)),
    writeProblem: () => settings.folder && lowSpaceReason(settings.folder, options.free),
    pause: async (work) => {
      // What is copied then needs little recovery.
      await client.query('checkpoint');
      await client.transaction(work);
    },
    onLost: (listener) => client.onState((state, why) => state === 'lost' && listener(why?.message ?? '')),
    load: () => ({ failed: client.failed(), connections: null }),
    close: () => client.close(),
  };
}
