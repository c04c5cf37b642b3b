import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { processTree } from '../e2e/process-tree.ts';
import { type Server, startServer } from '../e2e/server.ts';
import { openEventStream } from '../server/testing/listen.ts';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
import { type Link, openLink } from './link.ts';

const many = 500;
/** The server's limit for headers, and what it needs to see it. */
const headersCutOff = 30_000;
/** The same for a body of so many bytes. */
const bodiesCutOff = 60_000;
/** Of events of 10 kB: more than the system holds for a connection. */
const mostPushes = 1500;

let server: Server;
let link: Link;
let id: string;
const sockets: Socket[] = [];
beforeAll(async () => {
  server = await startServer({ SAMPLE: 'off', PUSH_SECRET: 'a-secret-of-this-test-only' });
  link = await openLink(Number(new URL(server.url).port));
  ({ id } = await server.push(makeNinjsItem('bees')));
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.destroy()));
afterAll(async () => {
  await link?.close();
  await server?.remove();
});

/** Opens a connection that sends this and no more. */
async function open(text: string): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.on('error', () => {}).resume();
  sockets.push(socket);
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}
const openMany = async (text: string): Promise<Socket[]> => {
  const all: Socket[] = [];
  for (let index = 0; index < many; index += 1) all.push(await open(text));
  return all;
};
const long = { descriptions: [{ role: 'summary', value: 'ق'.repeat(1400) }] };
/** How many of them the server has ended. */
const ended = (all: readonly Socket[]): number => all.filter((socket) => socket.closed).length;
const head = (method: string, path: string, more = ''): string =>
  `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${more}`;

/** That others are answered meanwhile: the slowest of twenty, in milliseconds. */
async function others(): Promise<number> {
  let slowest = 0;
  for (let turn = 0; turn < 20; turn += 1) {
    const begun = Date.now();
    expect((await fetch(`${server.url}/ar/news/${id}`)).status).toBe(200);
    slowest = Math.max(slowest, Date.now() - begun);
  }
  return slowest;
}

it('slow clients: headers that never end are cut off, and others are answered meanwhile', async () => {
  const slow = await openMany(head('GET', '/ar'));
  const drip = setInterval(() => slow.forEach((socket) => socket.writable && socket.write('x')), 1000);
  expect(await others()).toBeLessThan(2000);
  await expect.poll(() => ended(slow), { timeout: headersCutOff, interval: 500 }).toBe(many);
  clearInterval(drip);
});

it.each([
  ['with the push secret holds nothing up', true],
  ['without it holds nothing up, and is cut off', false],
])('slow clients: a push that comes byte by byte %s', async (_, hasSecret) => {
  const authorization = hasSecret ? `authorization: Bearer ${server.pushSecret}\r\n` : '';
  const length = 'content-type: application/json\r\ncontent-length: 4000000\r\n\r\n';
  const slow = await openMany(head('POST', '/api/v1/push', authorization + length));
  const drip = setInterval(() => slow.forEach((socket) => socket.writable && socket.write(' ')), 1000);
  expect(await others()).toBeLessThan(2000);
  await server.push(makeNinjsItem(`owls-${hasSecret}`));
  await expect.poll(() => ended(slow), { timeout: bodiesCutOff, interval: 500 }).toBe(hasSecret ? 0 : many);
  clearInterval(drip);
});

/** As the server counts them: a socket that is not read does not learn that it was ended. */
async function openStreams(): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^sharit_streams_open\{kind="ticker"\} (\d+)$/mu.exec(metrics)![1]);
}

it('slow clients: readers who do not read are cut off and cost little memory, and others get their events', async () => {
  const tree = processTree(server.pid());
  const deaf = await openMany(head('GET', '/api/v1/ar/ticker/stream', '\r\n'));
  for (const socket of deaf) socket.pause();
  const listening = await openEventStream(`${server.url}/api/v1/ar/ticker/stream`);
  await expect.poll(openStreams).toBe(many + 1);
  const before = tree.memory();
  let turn = 0;
  for (; turn < mostPushes && (turn % 20 > 0 || (await openStreams()) > 1); turn += 1) {
    const pushed = await server.push(makeNinjsItem(`deaf-${turn}`, long));
    let event = await listening.next();
    while (event && !('story' in event && event.story.id === pushed.id)) event = await listening.next();
    expect(event).not.toBeNull();
  }
  const grown = (tree.memory() - before) / 1e6;
  console.log(`${many} readers who do not read were cut off after ${turn} pushes: ${grown.toFixed(0)} MB more`);
  expect(await openStreams()).toBe(1);
  expect(grown).toBeLessThan(300);
  await listening.close();
});

it('half-open sockets: a reader whose line was cut opens a new stream and misses nothing', async () => {
  const stream = await openEventStream(`http://127.0.0.1:${link.port}/api/v1/ar/ticker/stream`);
  await server.push(makeNinjsItem('before-cut'));
  const first = await stream.next();
  link.cut();
  const missed = await server.push(makeNinjsItem('while-cut'));
  // No heartbeat for so long is how a browser of ours notices.
  const silent = await Promise.race([stream.next().catch(() => null), delay(17_000, 'silence')]);
  expect(silent).toBe('silence');
  link.mend();
  const again = await openEventStream(`http://127.0.0.1:${link.port}/api/v1/ar/ticker/stream`, {
    'last-event-id': String((first as { id: number }).id),
  });
  expect(await again.next()).toMatchObject({ story: { id: missed.id } });
  await again.close();
  await stream.close();
});
