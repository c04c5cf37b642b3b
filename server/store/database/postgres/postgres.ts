import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Database } from '../database.ts';
import { migrateStore } from '../migrate.ts';
import { DeadlinePool, defaultLimits, type PoolLimits } from './postgres-pool.ts';
import { PostgresListener } from './postgres-listener.ts';
import * as schema from '../schema.ts';
import type { Store } from '../store.ts';

// An arbitrary advisory lock: processes that start together migrate one after another.
const migrationLock = 715_517_001;
const connectTimeout = 10_000;

/** Opens PostgreSQL (`postgres://…`); several processes may share one. */
export async function openPostgres(url: string, limits: PoolLimits = defaultLimits): Promise<Store> {
  const config = { connectionString: url, application_name: 'sharit' };
  await migrate(config);
  const availabilityListeners = new Set<(available: boolean, reason?: unknown) => void>();
  const listener = new PostgresListener(config, (available, reason) => {
    if (!available) pool.renew();
    for (const notify of availabilityListeners) notify(available, reason);
  });
  const pool = new DeadlinePool(config, () => listener.available, limits);
  await listener.connect();
  return {
    db: drizzle(pool as unknown as pg.Pool, { schema }) as unknown as Database,
    kind: 'postgres',
    listen: async (channel, onNotify, onGap = () => {}) => {
      const stop = await listener.listen(channel, onNotify, onGap);
      return async () => stop();
    },
    available: () => listener.available,
    probe: () => listener.probe(),
    onAvailability: (listener) => void availabilityListeners.add(listener),
    load: () => pool.load(),
    close: async () => {
      listener.close();
      await pool.close();
    },
  };
}

/** On a separate connection without a deadline, since a large database needs longer. */
async function migrate(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: connectTimeout });
  // The statement that fails rejects with it.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrateStore(drizzle(client, { schema }) as unknown as Database);
  } finally {
    await client.end().catch(() => {});
  }
}
