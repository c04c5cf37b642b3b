import { afterAll, beforeAll, describe } from 'vitest';
import { frontCases } from './routes/front.cases.ts';
import { readingCases } from './routes/reading.cases.ts';
import { searchCases } from './routes/search.cases.ts';
import { openStore } from './store/open.ts';
import { type Cluster, startPostgres } from './store/testing-postgres.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startPostgres();
});
afterAll(() => cluster?.stop());

describe('PostgreSQL', () => {
  const open = () => openStore({ dataDir: '', databaseUrl: cluster.url });
  readingCases(open);
  frontCases(open);
  searchCases(open);
});
