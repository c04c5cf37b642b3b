import type { FastifyReply } from 'fastify';
import { isUnavailable } from '../store/database/is-unavailable.ts';

export type EventStream = {
  /** Whoever has gone, or reads too slowly, gets nothing more; that is never an error. */
  send(event: string, data: unknown): void;
  close(): void;
  /** Called once, whoever ended the stream; at once where it has ended already. */
  onEnd(ended: () => void): void;
};

const heartbeat = 15_000;
// Events are small: who has this much unread is not there any more, and reads anew when they come back.
const mostUnread = 64 * 1024;

/**
 * Answers with server-sent events of private things. `still` is asked with every heartbeat: when whoever looks may not
 * look any more, the stream ends. While the database is away nobody can be asked, and nothing can be told either.
 */
export function openStream(reply: FastifyReply, open: Set<EventStream>, still: () => Promise<boolean>): EventStream {
  reply.hijack();
  const { raw } = reply;
  // A hijacked answer has nobody else who hears of its errors, and an error that nobody hears ends the process.
  raw.on('error', (error) => {
    reply.log.warn(error);
    raw.destroy();
  });
  // What hooks have set so far: a hijacked answer does not send it by itself.
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  const write = (text: string): void => {
    if (raw.writableEnded || raw.destroyed) return;
    if (raw.writableLength > mostUnread) raw.destroy();
    else raw.write(text);
  };
  const close = (): void => {
    if (!raw.writableEnded && !raw.destroyed) raw.end();
  };
  const endings: (() => void)[] = [];
  let ended = false;
  const stream: EventStream = {
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    close,
    onEnd: (ending) => (ended ? ending() : void endings.push(ending)),
  };
  const timer = setInterval(() => {
    void still().then(
      (may) => (may ? write(':\n\n') : close()),
      (error: unknown) => (isUnavailable(error) ? write(':\n\n') : close()),
    );
  }, heartbeat);
  timer.unref();
  const end = (): void => {
    if (ended) return;
    ended = true;
    clearInterval(timer);
    open.delete(stream);
    for (const ending of endings) ending();
  };
  open.add(stream);
  // Whoever left before this moment is not reported again.
  if (raw.closed) end();
  else raw.once('close', end);
  if (!raw.destroyed)
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
      'x-accel-buffering': 'no',
    });
  write('retry: 1000\n\n');
  return stream;
}
