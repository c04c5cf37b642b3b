import { EventEmitter, once } from 'node:events';
import { createServer, get } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OpenStreams } from './open-streams.ts';

/** The part of a response that streams use, keeping what was written. */
function aResponse(unread = 0) {
  const written: string[] = [];
  const response = Object.assign(new EventEmitter(), {
    destroyed: false,
    writableEnded: false,
    writableLength: unread,
    write: (bytes: Buffer) => written.push(bytes.toString()),
    end: () => response.emit('close'),
    destroy: () => response.emit('close'),
  });
  return { written, response: response as unknown as ServerResponse };
}
const nothing = Buffer.alloc(0);
const bytes = (text: string) => Buffer.from(text);

let streams: OpenStreams;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  streams = new OpenStreams();
});
afterEach(() => {
  streams.close();
  vi.useRealTimers();
});

it('queues events while missed ones are being read, and repeats none', () => {
  const { response, written } = aResponse();
  const stream = streams.add('ar', response, 'a', 0);
  streams.broadcast('ar', 5, bytes('five '));
  streams.broadcast('ar', 6, bytes('six '));
  expect(written).toEqual([]);
  streams.goLive(stream, bytes('four and five '), 5);
  streams.broadcast('ar', 7, bytes('seven '));
  expect(written.join('')).toBe('four and five six seven ');
});

it('sends a language only its events', () => {
  const { response, written } = aResponse();
  streams.goLive(streams.add('en', response, 'a', 0), nothing, 0);
  streams.broadcast('ar', 1, bytes('خبر'));
  expect(written).toEqual([]);
});

it('sends every stream one heartbeat in 15 seconds, not all at once', () => {
  const all = Array.from({ length: 30 }, () => aResponse());
  for (const { response } of all) streams.goLive(streams.add('ar', response, 'a', 0), nothing, 0);
  vi.advanceTimersByTime(1000);
  expect(all.filter(({ written }) => written.length > 0)).toHaveLength(2);
  vi.advanceTimersByTime(14_000);
  expect(all.map(({ written }) => written)).toEqual(all.map(() => [':\n\n']));
});

it('counts open streams only', () => {
  const one = aResponse();
  const other = aResponse();
  streams.add('ar', one.response, 'a', 0);
  streams.add('ar', other.response, 'b', 0);
  expect([streams.count, streams.countOf('a'), streams.hasListeners('ar')]).toEqual([2, 1, true]);
  one.response.destroy();
  other.response.destroy();
  expect([streams.count, streams.countOf('a'), streams.hasListeners('ar')]).toEqual([0, 0, false]);
});

it('closes a stream with too many unread bytes', () => {
  const { response, written } = aResponse(1_000_000);
  streams.goLive(streams.add('ar', response, 'a', 0), nothing, 0);
  streams.broadcast('ar', 1, bytes('one'));
  expect(written).toEqual([]);
  expect(streams.count).toBe(0);
});

it('keeps other streams open when it closes one', async () => {
  const server = createServer((request, response) => {
    response.writeHead(200).flushHeaders();
    streams.goLive(streams.add('ar', response, request.url!, 0), nothing, 0);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const open = async (path: string) => {
    const request = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', path });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    return answer;
  };
  const idle = await open('/idle');
  idle.on('error', () => {});
  const eager = await open('/eager');
  let read = 0;
  eager.on('data', (piece: Buffer) => (read += piece.length));
  const big = Buffer.alloc(1_000_000, 'n');
  let sent = 0;
  // Far more than the system buffers for a connection that is not read.
  while (streams.countOf('/idle') > 0 && sent < 100) {
    streams.broadcast('ar', (sent += 1), big);
    await vi.waitFor(() => expect(read).toBe(sent * big.length), 20_000);
  }
  expect([streams.countOf('/idle'), streams.countOf('/eager')]).toEqual([0, 1]);
  server.closeAllConnections();
  server.close();
});
