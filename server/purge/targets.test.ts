import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Stale } from './target.ts';
import { cloudflare } from './targets/cloudflare.ts';
import { fastly } from './targets/fastly.ts';
import { nginx } from './targets/nginx.ts';
import { varnish } from './targets/varnish.ts';
import { webhook } from './targets/webhook.ts';

type Asked = { method: string; url: string; headers: IncomingMessage['headers']; body: string };
let server: Server;
let url: string;
let asked: Asked[];
let status: number;
let answered: Record<string, string>;
beforeEach(async () => {
  asked = [];
  status = 200;
  answered = {};
  server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push({ method: request.method!, url: request.url!, headers: request.headers, body });
      return response.writeHead(status, answered).end('answer');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => void server.close());

const stale: Stale = { keys: ['aaaaaaaa', 'list-ar'], paths: ['/ar'], everything: false };
const everything: Stale = { keys: [], paths: ['/ar'], everything: true };
const proof = { 'x-proof': 'own' };
const { signal } = new AbortController();
const many = Array.from({ length: 260 }, (_, index) => `key-${index}`);

it('Fastly: by Surrogate-Key, 256 at once', async () => {
  const target = fastly({ service: 'S1', token: 'secret' }, url);
  await target.purge({ ...stale, keys: many }, signal);
  expect(asked.map((each) => [each.method, each.url, each.headers['fastly-key']])).toEqual([
    ['POST', '/service/S1/purge', 'secret'],
    ['POST', '/service/S1/purge', 'secret'],
  ]);
  expect(asked.flatMap(({ body }) => (JSON.parse(body) as { surrogate_keys: string[] }).surrogate_keys)).toEqual(many);
  await target.purge(everything, signal);
  expect(asked.at(-1)).toMatchObject({ url: '/service/S1/purge_all' });
});

it('Cloudflare: by tag, 100 at once', async () => {
  const target = cloudflare({ zone: 'Z1', token: 'secret' }, url);
  await target.purge({ ...stale, keys: many }, signal);
  expect(asked[0]).toMatchObject({ method: 'POST', url: '/client/v4/zones/Z1/purge_cache' });
  expect(asked[0]!.headers.authorization).toBe('Bearer secret');
  expect(asked.map(({ body }) => (JSON.parse(body) as { tags: string[] }).tags.length)).toEqual([100, 100, 60]);
  await target.purge(everything, signal);
  expect(JSON.parse(asked.at(-1)!.body)).toEqual({ purge_everything: true });
});

it('Varnish: one request names the keys', async () => {
  await varnish(url).purge(stale, signal);
  await varnish(url).purge(everything, signal);
  expect(asked.map((each) => [each.method, each.headers['surrogate-key']])).toEqual([
    ['PURGE', 'aaaaaaaa list-ar'],
    ['PURGE', '*'],
  ]);
});

it('nginx: every address in every encoding, under the name of the site', async () => {
  answered = { 'x-refreshed': '1' };
  await nginx(url, 'https://news.example', proof).purge(stale, signal);
  expect(asked.map((each) => [each.url, each.headers.host, each.headers['x-refresh']])).toEqual(
    Array.from({ length: 3 }, () => ['/ar', 'news.example', '1']),
  );
  expect(new Set(asked.map(({ headers }) => headers['accept-encoding']))).toEqual(new Set(['br', 'gzip', 'identity']));
  expect(new Set(asked.map(({ headers }) => headers['x-proof']))).toEqual(new Set(['own']));
  // What is gone has replaced what was there.
  status = 410;
  await nginx(url, 'https://news.example', proof).purge(stale, signal);
});

it('nginx that answers from its cache has not acknowledged', async () => {
  await expect(nginx(url, 'https://news.example', proof).purge(stale, signal)).rejects.toThrow('$sharit_is_server');
  // As of a server block that leads to https.
  status = 301;
  await expect(nginx(url, 'https://news.example', proof).purge(stale, signal)).rejects.toThrow('answered 301');
});

it('webhook: keys and absolute addresses', async () => {
  await webhook({ url: `${url}/hook`, secret: 'secret' }, 'https://news.example').purge(stale, signal);
  expect(asked[0]).toMatchObject({ method: 'POST', url: '/hook' });
  expect(asked[0]!.headers.authorization).toBe('Bearer secret');
  expect(webhook({ url: 'https://hooks.example/a/token?key=b' }, '').name).toBe('webhook https://hooks.example');
  expect(JSON.parse(asked[0]!.body)).toEqual({
    keys: stale.keys,
    addresses: ['https://news.example/ar'],
    everything: false,
  });
});

it.each([
  ['Fastly', () => fastly({ service: 'S1', token: 'secret' }, url)],
  ['Cloudflare', () => cloudflare({ zone: 'Z1', token: 'secret' }, url)],
  ['Varnish', () => varnish(url)],
  ['nginx', () => nginx(url, 'https://news.example', proof)],
  ['a webhook', () => webhook({ url }, 'https://news.example')],
])('%s that refuses has not acknowledged', async (_, target) => {
  for (status of [503, 403])
    await expect(target().purge(stale, signal)).rejects.toThrow(`The cache answered ${status}.`);
});
