// npm run bench:archive [postgres|pglite]: speed of search, suggestions and related stories in an archive of 100,000 stories (STORIES).
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Database } from '../server/store/database/database.ts';
import * as schema from '../server/store/database/schema.ts';
import { openStore } from '../server/store/open.ts';
import { openPostgres } from '../server/testing/postgres.ts';
import { openTestStore } from '../server/testing/store.ts';
import { archiveSpeeds, fillArchive } from './search/archive.ts';

const kinds = process.argv.slice(2);
for (const kind of kinds.length > 0 ? kinds : ['postgres', 'pglite']) {
  const cluster = kind === 'postgres' ? await openPostgres() : null;
  const store = cluster ? await openStore({ dataDir: '', databaseUrl: cluster.url }) : await openTestStore();
  const start = performance.now();
  // Without the deadline of a server's statements.
  const client = cluster && new pg.Client({ connectionString: cluster.url });
  await client?.connect();
  await fillArchive(client ? (drizzle(client, { schema }) as unknown as Database) : store.db);
  await client?.end();
  console.log(`${kind}: filled in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  console.table(await archiveSpeeds(store));
  await store.close();
  await cluster?.stop();
}
