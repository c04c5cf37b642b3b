import type { lookup } from 'node:dns';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createGuardedFetch } from './guarded-fetch.ts';

const hosts: Record<string, string[]> = {
  'open.example': ['127.0.0.1'],
  'other.example': ['127.0.0.1'],
  'inner.example': ['127.0.0.2'],
  'both.example': ['127.0.0.2', '127.0.0.1'],
};
const resolve = ((host: string, _options: unknown, done: (error: null, found: unknown) => void) =>
  done(
    null,
    (hosts[host] ?? []).map((address) => ({ address, family: 4 })),
  )) as unknown as typeof lookup;

let server: Server;
let port: number;
let asked: { url: string; headers: IncomingHttpHeaders }[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://here');
    asked.push({ url: `${request.headers.host}${request.url}`, headers: request.headers });
    const to = url.searchParams.get('to');
    if (to !== null) return response.writeHead(302, { location: to.replaceAll('PORT', String(port)) }).end();
    if (url.pathname === '/loop') return response.writeHead(302, { location: '/loop' }).end();
    if (url.pathname === '/bomb')
      return response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000)));
    if (url.pathname === '/silent') return undefined;
    return response.writeHead(url.pathname === '/gone' ? 410 : 200, { 'content-type': 'text/plain' }).end('bees');
  });
  await new Promise<void>((done) => server.listen(0, done));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const limits = { maxBytes: 1000, timeout: 10_000 };
/** As a server in the network fetches, for whom 127.0.0.1 is the public internet and 127.0.0.2 its own network. */
const outside = createGuardedFetch({
  allowPrivateNetwork: false,
  policy: { address: (address) => address === '127.0.0.1', port: () => true },
  lookup: resolve,
});
const why = async (url: string, options = {}) =>
  await outside(url, { ...limits, ...options }).then(
    ({ status }) => status,
    (error: Error & { kind: string }) => error.kind,
  );

it('answers with status, headers and bytes, whatever the status', async () => {
  const answer = await outside(`http://open.example:${port}/`, limits);
  expect([answer.status, answer.headers.get('content-type'), Buffer.from(answer.bytes).toString()]).toEqual([
    ...[200, 'text/plain', 'bees'],
  ]);
  expect(await why(`http://open.example:${port}/gone`)).toBe(410);
});

it('follows redirects, and takes no password to another origin', async () => {
  asked = [];
  const headers = { authorization: 'Basic x', cookie: 'y' };
  expect(await why(`http://open.example:${port}/?to=http://other.example:PORT/a`, { headers })).toBe(200);
  expect(asked.map((each) => [each.headers.authorization, each.headers.cookie])).toEqual([
    ['Basic x', 'y'],
    [undefined, undefined],
  ]);
  expect(await why(`http://open.example:${port}/?to=/%3Fto%3D/a`, { headers })).toBe(200);
  expect(asked.at(-1)!.headers.authorization).toBe('Basic x');
  expect(await why(`http://open.example:${port}/?to=%3Fto%3D/`)).toBe(200);
});

it.each([
  '127.0.0.2',
  '2130706434',
  '0x7f000002',
  '0177.0.0.2',
  '127.2',
  '[::ffff:127.0.0.2]',
  '[::1]',
  'inner.example',
])('refuses the private host %s, asked for or redirected to', async (host) => {
  asked = [];
  expect(await why(`http://${host}:${port}/secret`)).toBe('refused');
  expect(await why(`http://open.example:${port}/?to=http://${host}:PORT/secret`)).toBe('refused');
  expect(asked.filter(({ url }) => url.includes('secret') && !url.includes('?to='))).toEqual([]);
});

it('connects only to the public ones of a name’s addresses', async () => {
  expect(await why(`http://both.example:${port}/`)).toBe(200);
});

it.each(['file:///etc/passwd', 'ftp://open.example/', 'http://user:pass@open.example/', 'http://', 'gopher://x'])(
  'refuses %s',
  async (url) => {
    expect(await why(url)).toBe('refused');
    expect(await why(`http://open.example:${port}/?to=${encodeURIComponent(url)}`)).toBe('refused');
  },
);

it('refuses endless redirects, bombs, large bodies and ports of other services', async () => {
  expect(await why(`http://open.example:${port}/loop`)).toBe('refused');
  expect(await why(`http://open.example:${port}/bomb`, { maxBytes: 100_000 })).toBe('too-large');
  expect(await why(`http://open.example:${port}/`, { maxBytes: 3 })).toBe('too-large');
  const strict = createGuardedFetch({ allowPrivateNetwork: false, lookup: resolve });
  await expect(strict('http://open.example:22/', limits)).rejects.toMatchObject({ kind: 'refused' });
  await expect(strict('http://open.example/', limits)).rejects.toMatchObject({ kind: 'refused' });
});

it('gives up in time, and at once when it is told to', async () => {
  expect(await why(`http://open.example:${port}/silent`, { timeout: 50 })).toBe('unreachable');
  const stop = AbortSignal.abort(new Error('stopped'));
  await expect(outside(`http://open.example:${port}/`, { ...limits, signal: stop })).rejects.toThrow('stopped');
  hosts['nowhere.example'] = ['127.0.0.1'];
  expect(await why('http://nowhere.example:9/')).toBe('unreachable');
});

it('fetches from anywhere where private networks are allowed', async () => {
  const inside = createGuardedFetch({ allowPrivateNetwork: true });
  expect((await inside(`http://127.0.0.1:${port}/`, limits)).status).toBe(200);
});
