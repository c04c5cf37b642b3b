import type { FastifyReply } from 'fastify';

export type EventStream = {
  send(event: string, data: unknown): void;
  close(): void;
};

const heartbeat = 15_000;

/**
 * Answers with server-sent events of private things. `still` is asked with every heartbeat: when whoever looks may not
 * look any more, the stream ends. `end` is called once, whoever closed it.
 */
export function openStream(
  reply: FastifyReply,
  open: Set<EventStream>,
  { still, end }: { still: () => Promise<boolean>; end: () => void },
): EventStream {
  reply.hijack();
  const { raw } = reply;
  // What hooks have set so far: a hijacked answer does not send it by itself.
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 1000\n\n');
  const stream: EventStream = {
    send: (event, data) => raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    close: () => raw.end(),
  };
  const timer = setInterval(() => {
    void still().then(
      (may) => (may ? raw.write(':\n\n') : raw.end()),
      () => raw.end(),
    );
  }, heartbeat);
  timer.unref();
  raw.once('close', () => {
    clearInterval(timer);
    open.delete(stream);
    end();
  });
  open.add(stream);
  return stream;
}
