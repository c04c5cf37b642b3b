import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
import { askEdge, type EdgeAnswer, encodings } from './edges/ask-edge.ts';
import { startNginx } from './edges/nginx.ts';
import type { Edge } from './edges/run-edge.ts';
import { startVarnish } from './edges/varnish.ts';
import { pushPicture } from './push-picture.ts';
import { startTwoServers, type TwoServers } from './two-servers.ts';

const soon = 2000;
let site: TwoServers | undefined;
let edge: Edge | undefined;
afterEach(async () => {
  await edge?.stop();
  await site?.stop();
});

const ask = (path: string, encoding: string): Promise<EdgeAnswer> => askEdge(edge!, path, encoding);

/** Milliseconds until all addresses answer as `done` says, in every encoding. */
async function timeUntil(paths: readonly string[], done: (answer: EdgeAnswer) => boolean): Promise<number> {
  const begun = Date.now();
  for (;;) {
    const all = paths.flatMap((path) => encodings.map((encoding) => ask(path, encoding)));
    if ((await Promise.all(all)).every(done)) return Date.now() - begun;
    if (Date.now() - begun > 30_000) throw new Error('The edge still has it after half a minute.');
    await delay(20);
  }
}

/** Milliseconds until the edge has nothing of a withdrawn story. */
async function timeToWithdraw(): Promise<number> {
  const [one, other] = site!.servers as [TwoServers['servers'][0], TwoServers['servers'][0]];
  const associations = await pushPicture(one, 'bees');
  const { id } = await one.push(makeNinjsItem('bees', { associations }));
  const json = `/api/v1/ar/stories/${id}`;
  await expect.poll(async () => (await ask(json, 'identity')).body, { timeout: 30_000 }).toContain('/pictures/');
  const picture = /\/pictures\/[^"]+?\.(?:webp|jpg)/.exec((await ask(json, 'identity')).body)![0];
  const paths = [`/ar/news/${id}`, json, picture];
  await timeUntil([...paths, '/ar', '/api/v1/ar/ticker'], ({ status }) => status === 200);

  // A correction, through the other server.
  const headlines = [{ role: 'main', value: 'Corrected headline' }];
  await other.push(makeNinjsItem('bees', { version: '2', headlines, associations }));
  await expect.poll(async () => (await ask(json, 'identity')).body, { timeout: soon }).toContain('Corrected');
  await timeUntil(paths, ({ status }) => status === 200);

  await other.push(makeNinjsItem('bees', { version: '3', pubStatus: 'canceled' }));
  const ms = await timeUntil(paths, ({ status }) => status === 410 || status === 404);
  for (const list of ['/ar', '/api/v1/ar/ticker'])
    await expect.poll(async () => (await ask(list, 'identity')).body, { timeout: soon }).not.toContain(id);
  console.log(`withdrawn: page, JSON and picture were gone in all encodings after ${ms} ms`);
  return ms;
}

it('nginx has nothing of a withdrawn story after two seconds', async () => {
  site = await startTwoServers((url) => ({ PURGE_NGINX: url }));
  edge = await startNginx(site.folder, site.edgePort, site.ports);
  expect(await timeToWithdraw()).toBeLessThan(soon);
});

it('Varnish has nothing of a withdrawn story after two seconds', async () => {
  site = await startTwoServers((url) => ({ PURGE_VARNISH: url }));
  edge = await startVarnish(site.folder, site.edgePort, site.ports);
  expect(await timeToWithdraw()).toBeLessThan(soon);
});

it('purges what was withdrawn while the cache could not be reached', async () => {
  site = await startTwoServers((url) => ({ PURGE_VARNISH: url }));
  edge = await startVarnish(site.folder, site.edgePort, site.ports);
  const [one] = site.servers as [TwoServers['servers'][0]];
  const { id } = await one.push(makeNinjsItem('bees'));
  await timeUntil([`/ar/news/${id}`], ({ status }) => status === 200);
  // Its parent keeps the cache; nothing of it answers.
  edge.signal('SIGSTOP');
  await one.push(makeNinjsItem('bees', { version: '2', pubStatus: 'canceled' }));
  await Promise.all(site.servers.map((server) => server.stop('SIGKILL')));
  edge.signal('SIGCONT');
  await Promise.all(site.servers.map((server) => server.start()));
  expect(await timeUntil([`/ar/news/${id}`], ({ status }) => status === 410)).toBeLessThan(25_000);
});
