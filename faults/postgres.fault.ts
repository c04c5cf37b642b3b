import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Server, startServer } from '../e2e/server.ts';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
import { type Cluster, openPostgres } from '../server/testing/postgres.ts';

/** Milliseconds: changes are waited for half of three seconds, and the question has three. */
const longest = 5000;
let cluster: Cluster;
let server: Server;
beforeAll(async () => {
  cluster = await openPostgres();
  server = await startServer({ DATABASE_URL: cluster.url, SAMPLE: 'off', PUSH_SECRET: 'a-secret-of-this-test-only' });
});
afterAll(async () => {
  await server?.remove();
  await cluster?.stop();
});

/** Asks for a hundred different lists at once, none of them cached, and pushes, and for a cached page: the slowest answer, all statuses, and those of the page. */
async function askAll(page: string): Promise<{ slowest: number; statuses: Set<number>; pages: Set<number> }> {
  const begun = Date.now();
  const statuses = new Set<number>();
  const pages = new Set<number>();
  let slowest = 0;
  const count = async (answer: Promise<Response>, into = statuses): Promise<void> => {
    const { status } = await answer;
    into.add(status);
    slowest = Math.max(slowest, Date.now() - begun);
  };
  const push = fetch(`${server.url}/api/v1/push`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.pushSecret}`, 'content-type': 'application/json' },
    body: JSON.stringify(makeNinjsItem('owls')),
  });
  await Promise.all([
    count(push),
    ...Array.from({ length: 100 }, (_, index) => count(fetch(`${server.url}/api/v1/ar/stories?subject=s${index}`))),
    ...Array.from({ length: 20 }, () => count(fetch(page), pages)),
  ]);
  return { slowest, statuses, pages };
}

async function cachedPage(name: string): Promise<{ id: string; page: string }> {
  const { id } = await server.push(makeNinjsItem(name));
  const page = `${server.url}/ar/news/${id}`;
  expect((await fetch(page)).status).toBe(200);
  return { id, page };
}

it('answers 503 in time while a table is locked, and recovers', async () => {
  const { id, page } = await cachedPage('bees');
  const locker = new pg.Client({ connectionString: cluster.url });
  await locker.connect();
  await locker.query('begin');
  await locker.query('lock table stories in access exclusive mode');
  const { slowest, statuses, pages } = await askAll(page);
  console.log(`locked table: ${[...statuses].join(', ')} after at most ${slowest} ms`);
  expect([...statuses]).toEqual([503]);
  expect([...pages]).toEqual([200]);
  expect(slowest).toBeLessThan(longest);
  await locker.query('rollback');
  await locker.end();
  await expect.poll(async () => (await fetch(`${server.url}/api/v1/ar/stories/${id}`)).status).toBe(200);
});

it('answers in time while others use all connections, and recovers', async () => {
  const { page } = await cachedPage('crows');
  const others: pg.Client[] = [];
  // Until PostgreSQL refuses; its superuser has a few more, which are used up as well.
  for (;;) {
    const client = new pg.Client({ connectionString: cluster.url });
    client.on('error', () => {});
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    if (!connected) break;
    others.push(client);
  }
  const { slowest, statuses, pages } = await askAll(page);
  console.log(`${others.length} other connections: ${[...statuses].join(', ')} after at most ${slowest} ms`);
  expect(slowest).toBeLessThan(longest);
  expect([...pages]).toEqual([200]);
  // Its own connections still answer: 200, or 201 for the push.
  for (const status of statuses) expect([200, 201, 503]).toContain(status);
  await Promise.all(others.map((client) => client.end()));
  await expect.poll(async () => (await fetch(`${server.url}/health`)).status, { timeout: 10_000 }).toBe(200);
  await server.push(makeNinjsItem('frogs'));
});
