import { afterEach, expect, it } from 'vitest';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
import { askEdge, type EdgeAnswer } from './edges/ask-edge.ts';
import { edges } from './edges/edges.ts';
import type { Edge } from './edges/run-edge.ts';
import { timeUntil } from './edges/time-until.ts';
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

const ask = (path: string): Promise<EdgeAnswer> => askEdge(edge!, path, 'identity');

/** Milliseconds until the edge has nothing of a withdrawn story. */
async function timeToWithdraw(): Promise<number> {
  const [one, other] = site!.servers as [TwoServers['servers'][0], TwoServers['servers'][0]];
  const associations = await pushPicture(one, 'bees');
  const { id } = await one.push(makeNinjsItem('bees', { associations }));
  const json = `/api/v1/ar/stories/${id}`;
  await expect.poll(async () => (await ask(json)).body, { timeout: 30_000 }).toContain('/pictures/');
  const picture = /\/pictures\/[^"]+?\.(?:webp|jpg)/.exec((await ask(json)).body)![0];
  const paths = [`/ar/news/${id}`, `/ar/news/${id}?utm_source=letter`, json, picture, `/share/ar/${id}.png?v=1`];
  await timeUntil(edge!, [...paths, '/ar', '/api/v1/ar/ticker'], ({ status }) => status === 200);

  // A correction, through the other server.
  const headlines = [{ role: 'main', value: 'Corrected headline' }];
  await other.push(makeNinjsItem('bees', { version: '2', headlines, associations }));
  await expect.poll(async () => (await ask(json)).body, { timeout: soon }).toContain('Corrected');
  await timeUntil(edge!, paths, ({ status }) => status === 200);

  await other.push(makeNinjsItem('bees', { version: '3', pubStatus: 'canceled' }));
  const ms = await timeUntil(edge!, paths, ({ status }) => status === 410 || status === 404);
  for (const list of ['/ar', '/api/v1/ar/ticker'])
    await expect.poll(async () => (await ask(list)).body, { timeout: soon }).not.toContain(id);
  console.log(`withdrawn: page, JSON, picture and share card were gone in all encodings after ${ms} ms`);
  return ms;
}

it.each(edges)('$name has nothing of a withdrawn story after two seconds', async ({ setting, start }) => {
  site = await startTwoServers((url) => ({ [setting]: url }));
  edge = await start(site.folder, site.edgePort, site.ports);
  expect(await timeToWithdraw()).toBeLessThan(soon);
});

it('purges what was withdrawn while the cache could not be reached', async () => {
  site = await startTwoServers((url) => ({ PURGE_VARNISH: url }));
  edge = await startVarnish(site.folder, site.edgePort, site.ports);
  const [one] = site.servers as [TwoServers['servers'][0]];
  const { id } = await one.push(makeNinjsItem('bees'));
  await timeUntil(edge!, [`/ar/news/${id}`], ({ status }) => status === 200);
  // Its parent keeps the cache; nothing of it answers.
  edge.signal('SIGSTOP');
  await one.push(makeNinjsItem('bees', { version: '2', pubStatus: 'canceled' }));
  await Promise.all(site.servers.map((server) => server.stop('SIGKILL')));
  edge.signal('SIGCONT');
  await Promise.all(site.servers.map((server) => server.start()));
  expect(await timeUntil(edge!, [`/ar/news/${id}`], ({ status }) => status === 410)).toBeLessThan(10_000);
});
