import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { frontPublisher } from '../e2e/front-publisher.ts';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
import { askEdge, encodings } from './edges/ask-edge.ts';
import { startNginx } from './edges/nginx.ts';
import type { Edge } from './edges/run-edge.ts';
import { startVarnish } from './edges/varnish.ts';
import { publicUrl, startTwoServers, type TwoServers } from './two-servers.ts';

const soon = 2000;
let site: TwoServers | undefined;
let edge: Edge | undefined;
afterEach(async () => {
  await edge?.stop();
  await site?.stop();
});

const addresses = ['/ar', '/api/v1/ar/front'].flatMap((path) => encodings.map((encoding) => ({ path, encoding })));

/** Milliseconds until the edge has the front that the desk has published through one of the servers, in all encodings. */
async function timeToCurate(): Promise<number> {
  const [one, other] = site!.servers as [TwoServers['servers'][0], TwoServers['servers'][0]];
  const ids: string[] = [];
  for (const name of ['bees', 'owls', 'frogs']) ids.push((await one.push(makeNinjsItem(name))).id);
  const publish = await frontPublisher(other.url, {
    DATABASE_URL: site!.cluster.url,
    DATA_DIR: one.dataDir,
    PUBLIC_URL: publicUrl,
  });
  const all = () => Promise.all(addresses.map(({ path, encoding }) => askEdge(edge!, path, encoding)));
  const identity = addresses.map(({ encoding }) => encoding === 'identity');
  const shows = async () =>
    (await all()).every(({ body }, place) => !identity[place] || ids.every((id) => body.includes(id)));
  await expect.poll(shows, { timeout: 30_000 }).toBe(true);
  const before = await all();

  const begun = Date.now();
  await publish({ places: {}, hidden: [ids[0]!] });
  for (;;) {
    const now = await all();
    const isNew = now.every(({ status, body }, place) => {
      const isHidden = !identity[place] || place < encodings.length || !body.includes(ids[0]!);
      return status === 200 && body !== before[place]!.body && isHidden;
    });
    if (isNew) break;
    if (Date.now() - begun > 30_000) throw new Error('The edge still has the old front after half a minute.');
    await delay(20);
  }
  const ms = Date.now() - begun;
  console.log(`curated: page and JSON of the front were new in all encodings after ${ms} ms`);
  return ms;
}

it('nginx has the front that the desk has published after two seconds', async () => {
  site = await startTwoServers((url) => ({ PURGE_NGINX: url }));
  edge = await startNginx(site.folder, site.edgePort, site.ports);
  expect(await timeToCurate()).toBeLessThan(soon);
});

it('Varnish has the front that the desk has published after two seconds', async () => {
  site = await startTwoServers((url) => ({ PURGE_VARNISH: url }));
  edge = await startVarnish(site.folder, site.edgePort, site.ports);
  expect(await timeToCurate()).toBeLessThan(soon);
});
