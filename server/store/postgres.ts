import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Database } from './database.ts';
import { migrateStore } from './migrate.ts';
import * as schema from './schema.ts';
import type { Store } from './store.ts';

// Any number that nothing else in the database locks: processes that start together migrate one after another.
const migrationLock = 715_517_001;
const quiet = { onnotice: () => {} };

/** Opens PostgreSQL (`postgres://…`); several processes may share one. */
export async function openPostgres(url: string): Promise<Store> {
  const first = postgres(url, { ...quiet, max: 1 });
  try {
    await first`select pg_advisory_lock(${migrationLock})`;
    await migrateStore(drizzle(first, { schema }) as unknown as Database);
  } finally {
    await first.end();
  }
  const client = postgres(url, { ...quiet, max: 10 });
  return {
    db: drizzle(client, { schema }) as unknown as Database,
    kind: 'postgres',
    listen: async (channel, onNotify) => {
      const listening = await client.listen(channel, onNotify);
      return () => listening.unlisten();
    },
    close: async () => {
      await client.end({ timeout: 5 });
    },
  };
}
