import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
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
