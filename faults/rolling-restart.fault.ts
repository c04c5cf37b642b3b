import { Agent, request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEventStream } from '../server/testing/listen.ts';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
import { startNginx } from './edges/nginx.ts';
import type { Edge } from './edges/run-edge.ts';
import { publicUrl, startTwoServers, type TwoServers } from './two-servers.ts';

const wanted = 10_000;
const readers = 12;
let site: TwoServers;
let edge: Edge;
beforeAll(async () => {
  site = await startTwoServers(() => ({ DRAIN_SECONDS: '3' }));
  edge = await startNginx(site.folder, site.edgePort, site.ports);
});
afterAll(async () => {
  await edge?.stop();
  await site?.stop();
});

// Connections to nginx stay open, as browsers' do.
const agent = new Agent({ keepAlive: true });

function ask(path: string, method = 'GET', body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const secret = site.servers[0]!.pushSecret;
    const headers = {
      host: new URL(publicUrl).host,
      ...(body && { 'content-type': 'application/json', authorization: `Bearer ${secret}` }),
    };
    const sent = request(new URL(path, edge.url), { agent, method, headers }, (answer) => {
      answer
        .on('end', () => resolve(answer.statusCode!))
        .on('error', reject)
        .resume();
    });
    sent.on('error', reject).end(body);
  });
}

it('restarts both servers, one after the other, without one failed request of ten thousand', async () => {
  const ids: string[] = [];
  for (const name of ['bees', 'owls', 'frogs']) ids.push((await site.servers[0]!.push(makeNinjsItem(name))).id);
  const failures: string[] = [];
  let asked = 0;
  let pushed = 0;
  let restarted = false;
  const isDone = (): boolean => restarted && asked >= wanted;
  const count = async (what: string, answer: Promise<number>): Promise<void> => {
    const status = await answer.catch((error: unknown) => String(error));
    asked += 1;
    if (status !== 200 && status !== 201) failures.push(`${what}: ${status}`);
  };
  const read = async (): Promise<void> => {
    for (let turn = 0; !isDone(); turn += 1) {
      const id = ids[turn % ids.length]!;
      // The queries keep nginx from answering alone: most requests reach a server.
      const paths = [
        `/ar/search?q=${turn}`,
        `/api/v1/ar/stories/${id}?v=${turn}`,
        `/api/v1/ar/front?turn=${turn}`,
        '/ar',
      ];
      const path = paths[turn % paths.length]!;
      await count(path, ask(path));
    }
  };
  const push = async (): Promise<void> => {
    for (let version = 2; !isDone(); version += 1) {
      await count(
        'push',
        ask('/api/v1/push', 'POST', JSON.stringify(makeNinjsItem('bees', { version: String(version) }))),
      );
      pushed += 1;
    }
  };
  const restart = async (): Promise<void> => {
    for (const server of site.servers) {
      const before = asked;
      await expect.poll(() => asked - before, { timeout: 60_000 }).toBeGreaterThan(wanted / 5);
      await server.stop('SIGTERM');
      await server.start();
    }
    restarted = true;
  };
  await Promise.all([restart(), push(), ...Array.from({ length: readers }, read)]);
  console.log(`${asked} requests, among them ${pushed} pushes; ${failures.length} failed`);
  expect(failures).toEqual([]);
  expect(asked).toBeGreaterThanOrEqual(wanted);
});

it('tells streams to go elsewhere while it still answers', async () => {
  const [one, other] = site.servers as [TwoServers['servers'][0], TwoServers['servers'][0]];
  const stream = await openEventStream(`${other.url}/api/v1/ar/ticker/stream`);
  const first = await one.push(makeNinjsItem('toads'));
  const { id: lastId } = (await stream.next())!;
  const stopped = other.stop('SIGTERM');
  expect(await stream.next()).toBeNull();
  const status = async (path: string) => (await fetch(new URL(path, other.url))).status;
  expect([await status('/health/live'), await status('/health/ready'), await status('/api/v1/ar/front')]).toEqual([
    200, 503, 200,
  ]);
  expect(await status('/api/v1/ar/ticker/stream')).toBe(503);
  // Through nginx: the server that stops refuses it, and the other one answers.
  const second = await one.push(makeNinjsItem('newts'));
  expect(second.id).not.toBe(first.id);
  const next = await openEventStream(`${edge.url}/api/v1/ar/ticker/stream`, { 'last-event-id': String(lastId) });
  expect(await next.next()).toMatchObject({ event: 'item', story: { id: second.id } });
  await next.close();
  await stopped;
  await other.start();
});
