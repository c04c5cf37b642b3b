import { drizzle } from 'drizzle-orm/node-postgres';
import { setTimeout as delay } from 'node:timers/promises';
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
/** Readers of the running release wait behind a statement that waits for a lock: it gives up soon, and is tried again. */
const migrationLockTimeout = '1s';
const defaultPatience: MigrationPatience = { pause: 3000, atMost: 10 * 60_000 };
const lockNotAvailable = '55P03';

/** Milliseconds between two tries to migrate while something else, such as a backup, holds the tables; and for all of them. */
type MigrationPatience = { pause: number; atMost: number };

/** Opens PostgreSQL (`postgres://…`); several processes may share one. */
export async function openPostgres(
  url: string,
  limits: PoolLimits = defaultLimits,
  patience: MigrationPatience = defaultPatience,
): Promise<Store> {
  const config = { connectionString: url, application_name: 'sharit' };
  await migrate(config, patience);
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
    writeProblem: () =>
      listener.readOnly
        ? 'PostgreSQL is read-only; let DATABASE_URL name the primary, or make it writable again.'
        : null,
    onAvailability: (listener) => void availabilityListeners.add(listener),
    load: () => pool.load(),
    close: async () => {
      listener.close();
      await pool.close();
    },
  };
}

/** On a separate connection without a deadline, since a large database needs longer. */
async function migrate(config: pg.ClientConfig, patience: MigrationPatience): Promise<void> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: connectTimeout });
  // The statement that fails rejects with it.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(`set lock_timeout = '${migrationLockTimeout}'`);
    await migrateOnceFree(drizzle(client, { schema }) as unknown as Database, patience);
  } finally {
    await client.end().catch(() => {});
  }
}

async function migrateOnceFree(db: Database, { pause, atMost }: MigrationPatience): Promise<void> {
  const end = Date.now() + atMost;
  for (let tries = 0; ; tries += 1) {
    try {
      return await migrateStore(db);
    } catch (error) {
      if (codeOf(error) !== lockNotAvailable || Date.now() >= end) throw error;
      if (tries === 0)
        console.error('The migration waits for something else that holds tables of the database, such as a backup …');
      await delay(pause);
    }
  }
}

/** SQLSTATE; Drizzle wraps what the driver throws. */
function codeOf(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause)
    if (each instanceof pg.DatabaseError) return each.code;
  return undefined;
}
