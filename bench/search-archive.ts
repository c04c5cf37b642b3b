// npm run bench:archive [pglite|postgres]: speed of search, suggestions and related stories in an archive of 100,000 stories.
import { openStore } from '../server/store/open.ts';
import { openPostgres } from '../server/testing/postgres.ts';
import { archiveSpeeds, fillArchive } from './search/archive.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

for (const kind of process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['postgres', 'pglite']) {
  const dataDir = await mkdtemp(join(tmpdir(), 'sharit-archive-'));
  const cluster = kind === 'postgres' ? await openPostgres() : null;
  const store = await openStore({ dataDir, databaseUrl: cluster?.url });
  const start = performance.now();
  await fillArchive(store);
  console.log(`${kind}: filled in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  console.table(await archiveSpeeds(store));
  await store.close();
  await cluster?.stop();
  await rm(dataDir, { recursive: true, force: true });
}
