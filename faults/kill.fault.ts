import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Server, startServer } from '../e2e/server.ts';
import { type Cluster, openPostgres } from '../server/testing/postgres.ts';
import { moments } from './kill-moments.ts';
import { Ledger } from './ledger.ts';

describe.each(['the embedded database', 'PostgreSQL'])('kill -9 with %s', (database) => {
  let cluster: Cluster | undefined;
  let server: Server;
  const ledger = new Ledger();
  beforeAll(async () => {
    if (database === 'PostgreSQL') cluster = await openPostgres();
    const settings = { SAMPLE: 'off', PUSH_SECRET: 'a-secret-of-this-test-only' };
    server = await startServer({ ...settings, ...(cluster && { DATABASE_URL: cluster.url }) });
  });
  afterAll(async () => {
    await server?.remove();
    await cluster?.stop();
  });

  it.each(Object.keys(moments))('%s: nothing that was answered is lost', async (moment) => {
    await moments[moment]!({ server, ledger, kill: () => server.stop('SIGKILL') });
    await server.start();
    await expect.poll(() => ledger.wrong(server), { timeout: 30_000, interval: 500 }).toEqual([]);
    expect(await ledger.push(server, `after-${moment.replaceAll(' ', '-')}`, 1)).not.toBeNull();
  });

  it('shows the picture whose renditions were interrupted', async () => {
    const story = `${server.url}/api/v1/ar/stories/${ledger.idOf('pictured')}`;
    await expect
      .poll(async () => (await fetch(story)).text(), { timeout: 30_000, interval: 500 })
      .toContain('/pictures/');
  });
});
