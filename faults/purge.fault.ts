import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import { afterEach, expect, it } from 'vitest';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
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

type Answer = { status: number; body: string; age: number };

/** As a browser asks the edge: by the site's name, and with encodings. */
function ask(path: string, encoding: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { host: new URL(publicUrl).host, 'accept-encoding': encoding };
    request(new URL(path, edge!.url), { headers }, (answer) => {
      let body = '';
      answer.setEncoding('latin1').on('data', (text: string) => (body += text));
      answer.on('end', () => resolve({ status: answer.statusCode!, body, age: Number(answer.headers.age ?? 0) }));
    })
      .on('error', reject)
      .end();
  });
}

/** Milliseconds until all addresses answer as `done` says, in every encoding. */
async function timeUntil(paths: readonly string[], done: (answer: Answer) => boolean): Promise<number> {
  const begun = Date.now();
  for (;;) {
    const all = paths.flatMap((path) =>
      ['gzip, deflate, br', 'gzip', 'identity'].map((encoding) => ask(path, encoding)),
    );
    if ((await Promise.all(all)).every(done)) return Date.now() - begun;
    if (Date.now() - begun > 30_000) throw new Error('The edge still has it after half a minute.');
    await delay(20);
  }
}

/** Milliseconds until the edge has nothing of a withdrawn story. */
async function timeToWithdraw(): Promise<number> {
  const [one, other] = site!.servers as [TwoServers['servers'][0], TwoServers['servers'][0]];
  const form = new FormData();
  form.set('media_id', 'bees');
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#884400' } })
    .jpeg()
    .toBuffer();
  form.set('media', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'bees.jpg');
  const authorization = `Bearer ${one.pushSecret}`;
  const sent = await fetch(`${one.url}/api/v1/push/assets`, { method: 'POST', headers: { authorization }, body: form });
  expect(sent.ok).toBe(true);
  const href = '/api/v1/push/assets/bees';
  const associations = [
    { name: 'featuremedia', type: 'picture', uri: 'urn:bees', renditions: [{ name: 'original', href }] },
  ];
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
