import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../database.ts';
import { migrateTo } from '../migrate.ts';
import * as schema from '../schema.ts';
import { StoreUnavailable } from '../store-unavailable.ts';
import { openPostgres as openStoreOf } from './postgres.ts';
import { toStoreError } from './postgres-errors.ts';
import { PostgresListener } from './postgres-listener.ts';
import { DeadlinePool, defaultLimits } from './postgres-pool.ts';
import { openStore } from '../../open.ts';
import { pruningCases } from '../../pruning/prune-versions.cases.ts';
import { changesCases } from '../../publishing/changes.cases.ts';
import { versionCases } from '../../publishing/versions.cases.ts';
import { embargoCases } from '../../publishing/embargo.cases.ts';
import { killCases } from '../../publishing/kill.cases.ts';
import { moveCases } from '../../publishing/moves.cases.ts';
import { oldAddressCases } from '../../moving/old-addresses.cases.ts';
import { twinCases } from '../../publishing/twins.cases.ts';
import { withdrawalCases } from '../../publishing/withdraw.cases.ts';
import { openPostgres } from '../../../testing/postgres.ts';
import type { Cluster } from '../../../testing/postgres.ts';

let cluster: Cluster;
let dataDir: string;
beforeAll(async () => {
  cluster = await openPostgres();
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-'));
});
// Hooks after the tests run in reverse order: the cases close their store first.
afterAll(async () => {
  await cluster?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const open = () => openStore({ dataDir, databaseUrl: cluster.url });
describe('PostgreSQL', () => {
  versionCases(open);
});
describe('PostgreSQL, embargo', () => {
  embargoCases(open);
});
describe('PostgreSQL, kill', () => {
  killCases(open);
});
describe('PostgreSQL, moves', () => {
  moveCases(open);
});
describe('PostgreSQL, twins', () => {
  twinCases(open);
});
describe('PostgreSQL, withdrawals', () => {
  withdrawalCases(open);
});
describe('PostgreSQL, old versions', () => {
  pruningCases(open);
});
describe('PostgreSQL, changes', () => {
  changesCases(open);
});
describe('PostgreSQL, old addresses', () => {
  oldAddressCases(open);
});

it('cannot answer at this moment: no connection, whatever the reason, and a server that became read-only', async () => {
  const missing = new DeadlinePool({ connectionString: `${cluster.url}-of-others` }, () => true, defaultLimits);
  const error: unknown = await missing.query({ text: 'select 1' }).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(StoreUnavailable);
  // For the log.
  expect((error as StoreUnavailable).cause).toMatchObject({ code: '3D000' });
  await missing.close();
  const readOnly = { connectionString: cluster.url, options: '-c default_transaction_read_only=on' };
  const client = new pg.Client(readOnly);
  await client.connect();
  const refused: unknown = await client.query('create table refused ()').catch((error: unknown) => error);
  expect(toStoreError(refused)).toBeInstanceOf(StoreUnavailable);
  await client.end();
  const listener = new PostgresListener(readOnly, () => {});
  await listener.connect();
  expect(await listener.probe()).toBe(true);
  expect(listener.readOnly).toBe(true);
  listener.close();
});

it('a migration waits for a backup without holding up readers', async () => {
  const admin = new pg.Client(cluster.url);
  await admin.connect();
  await admin.query('create database older');
  const url = cluster.url.replace(/postgres$/u, 'older');
  const [backup, reader] = [new pg.Client(url), new pg.Client(url)];
  await Promise.all([backup.connect(), reader.connect()]);
  // The next one alters a table.
  await migrateTo(drizzle(backup, { schema }) as unknown as Database, 16);
  await backup.query('begin');
  await backup.query('lock table alerts in access share mode');
  const opening = openStoreOf(url, defaultLimits, { pause: 10, atMost: 60_000 });
  const waits = "select 1 from pg_stat_activity where datname = 'older' and wait_event_type = 'Lock'";
  await vi.waitFor(async () => expect((await admin.query(waits)).rows).toHaveLength(1));
  await reader.query('select count(*) from alerts');
  await backup.query('rollback');
  await (await opening).close();
  await Promise.all([backup.end(), reader.end(), admin.end()]);
});
