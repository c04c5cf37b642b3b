// npm run bench:archive [postgres|pglite]: speed of search, suggestions and related stories in an archive of 100,000 stories (STORIES).
// DATABASE_URL and DATA_DIR name databases that are filled once and stay; without them each run fills its own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Database } from '../server/store/database/database.ts';
import * as schema from '../server/store/database/schema.ts';
import { defaultTimeouts } from '../server/store/database/pglite/pglite-watch.ts';
import { openPGlite } from '../server/store/database/pglite/pglite.ts';
import { openStore, templateFile } from '../server/store/open.ts';
import { publicCount } from '../server/store/reading/addresses.ts';
import { openPostgres } from '../server/testing/postgres.ts';
import { archiveSpeeds } from './search/archive-speeds.ts';
import { fillArchive } from './search/archive.ts';

type Opened = { dataDir: string; databaseUrl?: string; close(): Promise<void> };

async function opened(kind: string): Promise<Opened> {
  const { DATABASE_URL: url, DATA_DIR: folder } = process.env;
  const nothing = async (): Promise<void> => {};
  if (kind === 'postgres') {
    if (url) return { dataDir: '', databaseUrl: url, close: nothing };
    const cluster = await openPostgres();
    return { dataDir: '', databaseUrl: cluster.url, close: () => cluster.stop() };
  }
  if (folder) return { dataDir: folder, close: nothing };
  const dataDir = await mkdtemp(join(tmpdir(), 'sharit-archive-'));
  return { dataDir, close: () => rm(dataDir, { recursive: true, force: true }) };
}

/** Fills an empty database, without the deadlines of a server's statements. */
async function fill({ dataDir, databaseUrl }: { dataDir: string; databaseUrl?: string }): Promise<void> {
  const start = performance.now();
  if (databaseUrl) {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await fillArchive(drizzle(client, { schema }) as unknown as Database);
    await client.end();
  } else {
    const timeouts = { ...defaultTimeouts, query: 3_600_000, lost: 3_600_000 };
    const settings = { folder: join(dataDir, 'database'), template: templateFile };
    const { db, close } = await openPGlite(settings, { timeouts });
    await fillArchive(db);
    await close();
  }
  console.log(`filled in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

const kinds = process.argv.slice(2);
for (const kind of kinds.length > 0 ? kinds : ['postgres', 'pglite']) {
  const { close, ...settings } = await opened(kind);
  let store = await openStore(settings);
  if ((await publicCount(store.db)) === 0) {
    await store.close();
    await fill(settings);
    store = await openStore(settings);
  }
  console.log(`${kind}: ${await publicCount(store.db)} stories`);
  console.table(await archiveSpeeds(store));
  await store.close();
  await close();
}
