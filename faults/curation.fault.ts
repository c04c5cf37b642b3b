import { afterEach, expect, it } from 'vitest';
import { frontPublisher } from '../e2e/front-publisher.ts';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
import { encodings } from './edges/ask-edge.ts';
import { edges } from './edges/edges.ts';
import type { Edge } from './edges/run-edge.ts';
import { askAll, timeUntil } from './edges/time-until.ts';
import { publicUrl, startTwoServers, type TwoServers } from './two-servers.ts';

const soon = 2000;
let site: TwoServers | undefined;
let edge: Edge | undefined;
afterEach(async () => {
  await edge?.stop();
  await site?.stop();
});

const paths = ['/ar', '/api/v1/ar/front'];

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
  const isReadable = (place: number) => encodings[place % encodings.length] === 'identity';
  await timeUntil(edge!, paths, ({ body }, place) => !isReadable(place) || ids.every((id) => body.includes(id)));
  const before = await askAll(edge!, paths);
  await publish({ places: {}, hidden: [ids[0]!] });
  const ms = await timeUntil(edge!, paths, ({ status, body }, place) => {
    // The page still has it in its ticker.
    const isHidden = !isReadable(place) || place < encodings.length || !body.includes(ids[0]!);
    return status === 200 && body !== before[place]!.body && isHidden;
  });
  console.log(`curated: page and JSON of the front were new in all encodings after ${ms} ms`);
  return ms;
}

it.each(edges)('$name has the front that the desk has published after two seconds', async ({ setting, start }) => {
  site = await startTwoServers((url) => ({ [setting]: url }));
  edge = await start(site.folder, site.edgePort, site.ports);
  expect(await timeToCurate()).toBeLessThan(soon);
});
