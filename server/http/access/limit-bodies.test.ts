import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, it, vi } from 'vitest';
import { limitBodies } from './limit-bodies.ts';
import { answerProblems } from '../problem.ts';
import { pushSecret } from '../../testing/app.ts';

const kilobyte = 1024;
let app: FastifyInstance;
const open: Socket[] = [];
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy();
  await app.close();
});

async function listen(limits: Parameters<typeof limitBodies>[1]): Promise<void> {
  app = Fastify({ bodyLimit: 100 * kilobyte, trustProxy: true });
  app.decorate('config', { pushSecret } as never);
  answerProblems(app);
  limitBodies(app, limits);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/', (request) => ({ bytes: (request.body as Buffer).length }));
  await app.listen({ port: 0, host: '127.0.0.1' });
}

/** A sender that says how much it sends, and need not send it. */
function send(body: Buffer | number, { of = body, headers = '' }: { of?: Buffer | number; headers?: string } = {}) {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  open.push(socket);
  let answer = '';
  socket.on('data', (bytes) => (answer += bytes.toString()));
  socket.on('error', () => {});
  const size = (value: Buffer | number) => (typeof value === 'number' ? value : value.length);
  const chunked = headers.includes('chunked');
  socket.write(
    `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${chunked ? '' : `Content-Length: ${size(of)}\r\n`}${headers}\r\n`,
  );
  const bytes = Buffer.alloc(size(body), 'x');
  if (chunked) socket.write(`${bytes.length.toString(16)}\r\n`);
  socket.write(bytes);
  return {
    socket,
    answered: (text: string) => vi.waitFor(() => expect(answer).toContain(text), { timeout: 10_000, interval: 10 }),
    get answer() {
      return answer;
    },
  };
}
/** Asked behind what was sent before: everything of it has been looked at. */
const settled = (count: number) =>
  vi.waitFor(async () => {
    const connections = await new Promise<number>((resolve) => app.server.getConnections((_e, n) => resolve(n)));
    expect(connections).toBeGreaterThanOrEqual(count);
  });

it('cuts off a sender who goes on after a refusal', async () => {
  await listen({ bodiesOfNetwork: 0, whole: 50 });
  const { socket, answered } = send(kilobyte, { of: 50 * kilobyte });
  const closed = once(socket, 'close');
  await answered('503');
  await closed;
});

it('accepts a body, and frees its share once it is answered', async () => {
  await listen({ bytesOfNetwork: 50 * kilobyte });
  for (let time = 0; time < 5; time += 1) await send(40 * kilobyte).answered(`{"bytes":${40 * kilobyte}}`);
});

it('limits the unfinished bodies of one network, but not those of others', async () => {
  await listen({ bytesOfNetwork: 50 * kilobyte, bytes: 100 * kilobyte });
  const first = send(30 * kilobyte, { of: 40 * kilobyte });
  await settled(1);
  const second = send(40 * kilobyte);
  await second.answered('HTTP/1.1 503');
  expect(second.answer).toMatch(/retry-after: \d/i);
  const elsewhere = 'X-Forwarded-For: 2001:db8::1\r\n';
  await send(40 * kilobyte, { headers: elsewhere }).answered('"bytes":40960');
  first.socket.write(Buffer.alloc(10 * kilobyte));
  await first.answered('"bytes":40960');
  await send(40 * kilobyte).answered('"bytes":40960');
});

it('counts bodies without Content-Length as they arrive', async () => {
  await listen({ bytesOfNetwork: 50 * kilobyte });
  await send(60 * kilobyte, { headers: 'Transfer-Encoding: chunked\r\n' }).answered('HTTP/1.1 503');
});

it('frees the share when a sender disconnects', async () => {
  await listen({ bytesOfNetwork: 50 * kilobyte });
  const first = send(10, { of: 40 * kilobyte });
  await settled(1);
  await send(40 * kilobyte).answered('HTTP/1.1 503');
  first.socket.destroy();
  await vi.waitFor(() => send(40 * kilobyte).answered('"bytes":40960'), { timeout: 15_000 });
});

it('limits the number of bodies of one network, with all addresses of a /64 together', async () => {
  await listen({ bodiesOfNetwork: 2 });
  for (const host of [1, 2]) send(1, { of: 10, headers: `X-Forwarded-For: 2001:db8::${host}\r\n` });
  await settled(2);
  await send(10, { headers: 'X-Forwarded-For: 2001:db8::3\r\n' }).answered('HTTP/1.1 503');
  await send(10, { headers: 'X-Forwarded-For: 2001:db8:0:1::3\r\n' }).answered('"bytes":10');
});

it('ends a body that stops arriving or arrives too slowly', async () => {
  await listen({ silence: 100, whole: 100_000 });
  const silent = send(1, { of: 10 });
  const gone = new Promise((resolve) => silent.socket.once('close', resolve));
  await silent.answered('HTTP/1.1 503');
  await gone;
  await app.close();

  await listen({ silence: 100_000, whole: 100, bytesPerMillisecond: 1000 });
  const slow = send(1, { of: 10_000 });
  const crumbs = setInterval(() => slow.socket.write('x'), 10);
  await slow.answered('HTTP/1.1 503').finally(() => clearInterval(crumbs));
});

it('does not limit requests with the push secret', async () => {
  await listen({ bytesOfNetwork: 10, bodiesOfNetwork: 0, silence: 1 });
  await send(kilobyte, { headers: `Authorization: Bearer ${pushSecret}\r\n` }).answered('"bytes":1024');
});

it('refuses a body above the limit of its route by its Content-Length', async () => {
  await listen({ bytesOfNetwork: 10 * kilobyte });
  await send(1, { of: 1_000_000_000 }).answered('HTTP/1.1 413');
});
