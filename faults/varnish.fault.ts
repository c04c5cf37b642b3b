import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort } from '../e2e/server.ts';
import type { Edge } from './edges/run-edge.ts';
import { startVarnish } from './edges/varnish.ts';

// In place of both servers, so that a copy is old after a second.
let server: Server;
let asked: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let folder: string;
let edge: Edge | undefined;
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    if (request.url!.startsWith('/health')) return void response.end();
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  folder = await mkdtemp(join(tmpdir(), 'sharit-varnish-'));
  answer = (_, response) => response.end();
  edge = await startVarnish(folder, await freePort(), [port, port]);
  asked = [];
});
afterEach(async () => {
  await edge?.stop();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = (path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(new URL(path, edge!.url), { headers, agent: false }, resolve).on('error', reject);
  });

it('its copy stays while the servers answer 503', async () => {
  answer = (_, response) => {
    response.setHeader('cache-control', 'public, max-age=0, s-maxage=1, stale-while-revalidate=600').end('news');
  };
  expect(await text(await ask('/ar/section/sport'))).toBe('news');
  answer = (_, response) => void response.writeHead(503, { 'cache-control': 'no-store' }).end('away');
  // Varnish asks in the background, and twice again.
  const seen = async () => [await text(await ask('/ar/section/sport')), asked.length >= 4];
  await expect.poll(seen, { timeout: 10_000 }).toEqual(['news', true]);
  asked = [];
  await expect.poll(seen, { timeout: 10_000 }).toEqual(['news', true]);
});

it('a film is read by ranges, and no faster than its reader takes it', async () => {
  const [length, part] = [256, Buffer.alloc(1024 * 1024)];
  let sent = 0;
  answer = ({ headers }, response) => {
    if (headers.range) return void response.writeHead(206, { 'content-range': 'bytes 0-4/9' }).end('range');
    response.writeHead(200, { 'content-length': length * part.length, 'cache-control': 'public, max-age=31536000' });
    const write = () => {
      while (sent < length) if (((sent += 1), !response.write(part))) return;
      response.end();
    };
    response.on('drain', write);
    write();
  };
  const range = await ask('/media/film.mp4', { range: 'bytes=0-4' });
  expect([range.statusCode, await text(range)]).toEqual([206, 'range']);
  const film = await ask('/media/film.mp4');
  let before = -1;
  await expect.poll(() => before === (before = sent), { interval: 1000, timeout: 20_000 }).toBe(true);
  expect(sent).toBeLessThan(length / 2);
  film.destroy();
});
