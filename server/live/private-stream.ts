import type { FastifyReply } from 'fastify';
import { isUnavailable } from '../store/database/is-unavailable.ts';
import { formatEvent, heartbeat, startEventStream, writeToStream } from './event-stream.ts';

export type PrivateStream = {
  send(event: string, data: unknown): void;
  close(): void;
  /** `listener` is called once, whichever side ended the stream; at once if it has ended already. */
  onEnd(listener: () => void): void;
};

const heartbeatInterval = 15_000;
/** Milliseconds. */
const retry = 1000;

/**
 * Answers with events about something that is not public, and adds the stream to `open` until it ends. `isAllowed` is called
 * with every heartbeat: the stream ends when it resolves to false. While the database is down nothing can be checked, and
 * nothing is sent either.
 */
export function openPrivateStream(
  reply: FastifyReply,
  open: Set<PrivateStream>,
  isAllowed: () => Promise<boolean>,
): PrivateStream {
  const raw = startEventStream(reply, { retry });
  const close = (): void => {
    if (!raw.writableEnded && !raw.destroyed) raw.end();
  };
  const listeners: (() => void)[] = [];
  let ended = false;
  const stream: PrivateStream = {
    send: (event, data) => writeToStream(raw, formatEvent(event, data)),
    close,
    onEnd: (listener) => (ended ? listener() : void listeners.push(listener)),
  };
  const timer = setInterval(() => {
    void isAllowed().then(
      (allowed) => (allowed ? writeToStream(raw, heartbeat) : close()),
      (error: unknown) => (isUnavailable(error) ? writeToStream(raw, heartbeat) : close()),
    );
  }, heartbeatInterval);
  timer.unref();
  const end = (): void => {
    if (ended) return;
    ended = true;
    clearInterval(timer);
    open.delete(stream);
    for (const listener of listeners) listener();
  };
  open.add(stream);
  // A client that left before this moment emits no further `close`.
  if (raw.closed) end();
  else raw.once('close', end);
  return stream;
}
