import type { FastifyReply } from 'fastify';
import type { ServerResponse } from 'node:http';

// Events are small: a client with this many unread bytes is gone, or will read everything again when it is back.
const maxUnread = 64 * 1024;

/** What keeps a silent stream open in proxies, and shows clients that it is alive. */
export const heartbeat = Buffer.from(':\n\n');

/** An event in the format of server-sent events. */
export function formatEvent(event: string, data: unknown, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * Takes a reply over and sends the head of an event stream, with the headers that the reply has so far. `retry` is the delay in
 * milliseconds after which a client connects again.
 */
export function startEventStream(reply: FastifyReply, { retry }: { retry: number }): ServerResponse {
  reply.hijack();
  const { raw } = reply;
  // Nobody else listens for errors of a hijacked reply, and an unhandled one would end the process.
  raw.on('error', (error) => {
    reply.log.warn(error);
    raw.destroy();
  });
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  if (raw.destroyed) return raw;
  // Ends with the connection, in HTTP/1.0 as in 1.1, so that all clients can be sent the same bytes.
  raw.removeHeader('transfer-encoding');
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
    connection: 'close',
  });
  raw.write(`retry: ${retry}\n: ok\n\n`);
  return raw;
}

/** Writes to an open stream. A client that has gone gets nothing, one that reads too slowly is cut off; neither is an error. */
export function writeToStream(response: ServerResponse, bytes: Buffer | string): void {
  if (bytes.length === 0 || response.destroyed || response.writableEnded) return;
  if (response.writableLength > maxUnread) response.destroy();
  else response.write(bytes);
}
