import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer } from '../../e2e/server.ts';
import type { Server } from '../../e2e/server.ts';
import { openPostgres } from './postgres.ts';
import type { Cluster } from './postgres.ts';
import { databaseRounds } from './rounds.ts';

let cluster: Cluster;
let server: Server;
beforeAll(async () => {
  cluster = await openPostgres();
  server = await startServer({ DATABASE_URL: cluster.url, PUSH_SECRET: 'a-secret-of-this-test-only', SAMPLE: 'off' });
}, 120_000);
afterAll(async () => {
  await server?.remove();
  await cluster?.stop();
});

it('lives on, loses nothing and lets nobody wait when PostgreSQL restarts, crashes or ends its connections', async () => {
  const { rounds, lost, wrong, untold } = await databaseRounds(
    { server, cluster },
    { rounds: 1, pushers: 30, readers: 100 },
  );
  expect({ lost, wrong, untold }).toEqual({ lost: [], wrong: [], untold: [] });
  // Five seconds are promised; a test machine may be busy with other things as well (bench/database-rounds.ts measures).
  for (const { longestWait, recovery } of rounds) {
    expect(longestWait).toBeLessThan(10_000);
    expect(recovery).toBeLessThan(10_000);
  }
}, 120_000);
