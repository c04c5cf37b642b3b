import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../store/open.ts';
import { type Cluster, openPostgres } from '../../testing/postgres.ts';
import { openTestStore } from '../../testing/store.ts';
import { followCases } from './follow.cases.ts';

describe('PGlite', () => {
  followCases(openTestStore);
});

describe('PostgreSQL', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await openPostgres();
  });
  afterAll(() => cluster?.stop());
  followCases(() => openStore({ dataDir: '', databaseUrl: cluster.url }));
});
