import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNewsroom } from '../testing/archive/newsroom-fixture.ts';
import { publicAnswers } from '../testing/archive/public-answers.ts';
import { openTestApp } from '../testing/app.ts';
import { emptyDatabases } from '../testing/archive/empty-databases.ts';
import { type Cluster, openPostgres } from '../testing/postgres.ts';
import { versions } from '../store/database/schema.ts';
import { openStore } from '../store/open.ts';
import { backupCases } from './backup.cases.ts';
import { moveToPostgres } from './move-to-postgres.ts';
import { openStopped } from './open-source.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await openPostgres();
});
afterAll(() => cluster?.stop());

const emptyDatabase = emptyDatabases(() => cluster);

// Each opens several databases of its own.
describe('PGlite', { timeout: 120_000 }, () => {
  backupCases(async (dataDir) => ({ dataDir, databaseUrl: undefined }));
});

describe('PostgreSQL', () => {
  backupCases(async (dataDir) => ({ dataDir, databaseUrl: await emptyDatabase() }));
});

describe('an embedded database', { timeout: 120_000 }, () => {
  it('moves to PostgreSQL, where every public answer is the same', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'sharit-move-'));
    const answers = async (databaseUrl?: string) => {
      const store = await openStore({ dataDir, databaseUrl });
      const { app, close } = await openTestApp(store, { dataDir, now: () => new Date('2026-03-12T12:00:00Z') });
      const all = await publicAnswers(app, store);
      await close();
      await store.close();
      return all;
    };
    const store = await openStore({ dataDir });
    await openNewsroom(store).fill(dataDir);
    const count = await store.db.$count(versions);
    await store.close();
    const before = await answers();
    const url = await emptyDatabase();
    const { connection } = await openStopped(dataDir);
    const tables = await moveToPostgres(connection, url);
    await expect(moveToPostgres(connection, url)).rejects.toThrow('There is a newsroom in the database');
    await connection.close();
    expect(tables.versions).toMatchObject({ rows: count });
    expect(await answers(url)).toEqual(before);
    await rm(dataDir, { recursive: true });
  });
});
