import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Server, startServer } from '../e2e/server.ts';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
import { openEventStream } from '../server/testing/listen.ts';
import { type Cluster, openPostgres } from '../server/testing/postgres.ts';
import { Ledger } from './ledger.ts';
import { type Link, openLink } from './link.ts';

/** What is promised for every answer, in milliseconds. */
const longest = 5000;
const away = 5 * 60_000;

let cluster: Cluster;
let link: Link;
let server: Server;
const ledger = new Ledger();
beforeAll(async () => {
  cluster = await openPostgres();
  const url = new URL(cluster.url);
  link = await openLink(Number(url.port));
  url.port = String(link.port);
  server = await startServer({ DATABASE_URL: url.href, SAMPLE: 'off', PUSH_SECRET: 'a-secret-of-this-test-only' });
});
afterAll(async () => {
  await server?.remove();
  await link?.close();
  await cluster?.stop();
});

const isBack = () => vi.waitUntil(async () => (await fetch(`${server.url}/health`)).ok, { timeout: 30_000 });

/** Status and milliseconds; each address is asked for the first time. */
let asked = 0;
async function ask(): Promise<{ status: number; ms: number }> {
  const begun = Date.now();
  asked += 1;
  const { status } = await fetch(`${server.url}/api/v1/ar/stories?subject=s${asked}`);
  return { status, ms: Date.now() - begun };
}

it('a slow database: answers are late and right, or 503 in time', async () => {
  await ledger.push(server, 'bees', 1);
  link.slow(150);
  const pushed = await Promise.all(Array.from({ length: 5 }, (_, index) => ledger.push(server, `slow-${index}`, 1)));
  const answers = await Promise.all(Array.from({ length: 20 }, ask));
  const slowest = Math.max(...answers.map(({ ms }) => ms));
  console.log(`slow: ${pushed.filter(Boolean).length} of 5 pushes taken, slowest answer ${slowest} ms`);
  for (const { status } of answers) expect([200, 503]).toContain(status);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  expect(slowest).toBeLessThan(longest);
  link.slow(0);
  await isBack();
  expect(await ledger.wrong(server)).toEqual([]);
});

it('half-open connections to the database: cached pages, else 503 in time, and new connections as soon as there are any', async () => {
  const page = `${server.url}/ar/news/${await ledger.push(server, 'cached', 1)}`;
  expect((await fetch(page)).status).toBe(200);
  link.cut();
  const pages = Promise.all(Array.from({ length: 20 }, () => fetch(page)));
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect((await pages).map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect((await fetch(page)).status).toBe(200);
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
  expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(longest);
  expect(await ledger.push(server, 'bees', 2)).toBeNull();
  link.mend();
  await isBack();
  expect(await ledger.push(server, 'bees', 3)).not.toBeNull();
  expect(await ledger.wrong(server)).toEqual([]);
});

it('half-open notifications: an open stream still gets the news', async () => {
  const stream = await openEventStream(`${server.url}/api/v1/ar/ticker/stream`);
  link.cut();
  await delay(1000);
  link.mend();
  await isBack();
  const id = await ledger.push(server, 'news-after', 1);
  let event = await stream.next();
  while (event && !('story' in event && event.story.id === id)) event = await stream.next();
  expect(event).not.toBeNull();
  await stream.close();
});

it(
  'a database that is gone for five minutes under load: cached pages, else 503 in time, and nothing lost',
  { timeout: away * 2 },
  async () => {
    const id = await ledger.push(server, 'kept', 1);
    const page = `${server.url}/ar/news/${id}`;
    expect((await fetch(page)).status).toBe(200);
    await cluster.shut();
    const end = Date.now() + away;
    const seen = { pages: new Set<number>(), others: new Set<number>(), pushes: 0, taken: 0, slowest: 0 };
    const load = async (work: () => Promise<void>): Promise<void> => {
      while (Date.now() < end) {
        await work();
        await delay(100);
      }
    };
    await Promise.all([
      load(async () => void seen.pages.add((await fetch(page)).status)),
      ...Array.from({ length: 10 }, () =>
        load(async () => {
          const { status, ms } = await ask();
          seen.others.add(status);
          seen.slowest = Math.max(seen.slowest, ms);
        }),
      ),
      ...Array.from({ length: 3 }, (_, index) =>
        load(async () => {
          seen.pushes += 1;
          if (await ledger.push(server, `away-${index}`, seen.pushes)) seen.taken += 1;
        }),
      ),
    ]);
    console.log('five minutes', seen);
    expect([...seen.pages]).toEqual([200]);
    expect([...seen.others]).toEqual([503]);
    expect(seen.taken).toBe(0);
    expect(seen.slowest).toBeLessThan(longest);
    await cluster.start();
    await isBack();
    await server.push(makeNinjsItem('after'));
    expect(await ledger.wrong(server)).toEqual([]);
    // The process is the same one.
    expect((await fetch(page)).headers.get('cache-status')).toBeNull();
  },
);
