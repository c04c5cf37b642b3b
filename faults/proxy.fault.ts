import { type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
import { startNginx } from './edges/nginx.ts';
import type { Edge } from './edges/run-edge.ts';
import { startVarnish } from './edges/varnish.ts';
import { publicUrl, startTwoServers, type TwoServers } from './two-servers.ts';

// A proxy that has TLS, or a CDN, in front of the cache: on this machine every request comes from an address that may purge.
let site: TwoServers | undefined;
let edge: Edge | undefined;
afterEach(async () => {
  await edge?.stop();
  await site?.stop();
});

type Answer = { status: number; body: string; headers: IncomingHttpHeaders };
type Asked = { path: string; method?: string; headers?: Record<string, string>; port?: number };

/** The edge, or a server by its port. */
function ask({ path, method = 'GET', headers = {}, port }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const host = new URL(publicUrl).host;
    request(
      new URL(path, port ? `http://127.0.0.1:${port}` : edge!.url),
      { method, headers: { host, ...headers } },
      (answer) => {
        const { statusCode: status, headers: told } = answer;
        text(answer).then((body) => resolve({ status: status!, body, headers: told }), reject);
      },
    )
      .on('error', reject)
      .end();
  });
}
const reader = { 'x-forwarded-for': '203.0.113.9' };

it('nginx behind a proxy replaces nothing for a reader, and tells readers apart', async () => {
  site = await startTwoServers(() => ({}));
  edge = await startNginx(site.folder, site.edgePort, site.ports);
  const path = '/api/v1/ar/stories';
  const body = async (headers: Record<string, string>) => (await ask({ path, headers })).body;
  const before = await body(reader);
  // Nothing purges nginx here: who gets this story has replaced the stored answer.
  const { id } = await site.servers[0]!.push(makeNinjsItem('bees'));
  expect(await body({ ...reader, 'x-refresh': '1' })).toBe(before);
  expect(await body({ 'x-forwarded-for': '10.0.0.9', 'x-refresh': '1' })).toBe(before);
  const refreshed = await ask({ path, headers: { 'x-refresh': '1' } });
  expect([refreshed.body, refreshed.headers['x-refreshed']]).toEqual([expect.stringContaining(id) as string, '1']);
  expect((await ask({ path, headers: { ...reader, 'x-refresh': '1' } })).headers['x-refreshed']).toBeUndefined();

  const search = (turn: number, headers: Record<string, string>) =>
    ask({ path: `/api/v1/ar/search?q=${turn}`, headers });
  let turn = 0;
  while ((await search(turn, reader)).status !== 429) expect((turn += 1)).toBeLessThan(1000);
  expect((await search(turn + 1, { 'x-forwarded-for': '203.0.113.10' })).status).toBe(200);
});

it('Varnish behind a proxy purges nothing for a reader', async () => {
  site = await startTwoServers(() => ({}));
  edge = await startVarnish(site.folder, site.edgePort, site.ports);
  await site.servers[0]!.push(makeNinjsItem('bees'));
  const purge = { path: '/', method: 'PURGE', headers: { 'surrogate-key': '*' } };
  expect((await ask({ ...purge, headers: { ...purge.headers, ...reader } })).status).toBe(403);
  expect((await ask(purge)).status).toBe(200);
});

it('nginx passes on what servers answer without their database, however often', async () => {
  site = await startTwoServers(() => ({}));
  edge = await startNginx(site.folder, site.edgePort, site.ports);
  const { id } = await site.servers[0]!.push(makeNinjsItem('bees'));
  const page = `/ar/news/${id}`;
  // In the caches of both servers, and not in nginx's.
  for (const port of site.ports) await ask({ path: page, port });
  await site.cluster.shut();
  await expect.poll(async () => (await ask({ path: '/health', port: site!.ports[0]! })).status).toBe(503);
  for (let turn = 0; turn < 20; turn += 1) {
    const { status, headers: told } = await ask({ path: `/api/v1/ar/stories?subject=s${turn}` });
    expect([status, told['retry-after']]).toEqual([503, expect.any(String) as string]);
  }
  expect((await ask({ path: page })).status).toBe(200);
});
