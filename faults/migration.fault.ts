import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/node-postgres';
import { drizzle as drizzleEmbedded } from 'drizzle-orm/pglite';
import pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import { type Server, startServer } from '../e2e/server.ts';
import type { Database } from '../server/store/database/database.ts';
import { migrateTo } from '../server/store/database/migrate.ts';
import * as schema from '../server/store/database/schema.ts';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
import { type Cluster, openPostgres } from '../server/testing/postgres.ts';

let cluster: Cluster | undefined;
let server: Server | undefined;
let dataDir: string;
afterEach(async () => {
  await server?.stop();
  await cluster?.stop();
  await rm(dataDir, { recursive: true, force: true });
  [server, cluster] = [undefined, undefined];
});

/** Of the database that a first release has left. */
const migrations = 1;

function spawnServer(settings: Record<string, string>) {
  return spawn('node', ['server/main.ts'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, ...settings, PORT: '0' },
    stdio: 'ignore',
  });
}

/** Starts, takes a story, and resolves to the status with which it shows it. */
async function statusOfNews(settings: Record<string, string>): Promise<number> {
  server = await startServer(settings);
  const { id } = await server.push(makeNinjsItem('bees'));
  return (await fetch(`${server.url}/api/v1/ar/stories/${id}`)).status;
}

it('PostgreSQL: a migration whose server was killed is not half done, and the next start does it', async () => {
  cluster = await openPostgres();
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-migration-'));
  const settings = {
    SAMPLE: 'off',
    PUSH_SECRET: 'a-secret-of-this-test-only',
    DATABASE_URL: cluster.url,
    DATA_DIR: dataDir,
  };
  const [client, locker] = [0, 1].map(() => new pg.Client({ connectionString: cluster!.url })) as [
    pg.Client,
    pg.Client,
  ];
  await client.connect();
  await locker.connect();
  await migrateTo(drizzle(client, { schema }) as unknown as Database, migrations);
  const done = async () =>
    (await client.query<{ count: string }>('select count(*) from drizzle.__drizzle_migrations')).rows[0]!.count;
  expect(await done()).toBe(String(migrations));
  // The migration gets as far as this table, and waits.
  await locker.query('begin');
  await locker.query('lock table stories in access exclusive mode');
  const killed = spawnServer(settings);
  const waiting = async () =>
    (await client.query(`select pid from pg_stat_activity where wait_event_type = 'Lock'`)).rows;
  await expect.poll(waiting, { timeout: 30_000 }).not.toHaveLength(0);
  const gone = once(killed, 'exit');
  killed.kill('SIGKILL');
  await gone;
  // The next one waits for what PostgreSQL still does for the first.
  const working = statusOfNews(settings);
  await expect.poll(async () => (await waiting()).length, { timeout: 30_000 }).toBe(2);
  expect(await done()).toBe(String(migrations));
  await locker.query('rollback');
  await locker.end();
  await client.end();
  expect(await working).toBe(200);
});

it('embedded database: the same, at several moments', async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-migration-'));
  const settings = { SAMPLE: 'off', PUSH_SECRET: 'a-secret-of-this-test-only', DATA_DIR: dataDir };
  const client = await PGlite.create(join(dataDir, 'database'));
  await migrateTo(drizzleEmbedded(client, { schema }) as unknown as Database, migrations);
  await client.close();
  for (const moment of [600, 900, 1200, 1500, 1800]) {
    const killed = spawnServer(settings);
    const gone = once(killed, 'exit');
    await delay(moment);
    killed.kill('SIGKILL');
    await gone;
  }
  expect(await statusOfNews(settings)).toBe(200);
});
