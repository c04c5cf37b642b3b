import type { FastifyInstance, FastifyReply } from 'fastify';
import { createDraftFeed, type DraftEvent } from './draft-feed.ts';
import { openPrivateStream, type PrivateStream } from './private-stream.ts';

export type DraftStream = {
  /** Whether the client may still see what the stream is about; asked before each event. */
  isAllowed: () => Promise<boolean>;
  /** Access ends at this moment in any case; within the range of a timer. */
  expiresAt: Date;
  /** Name of the last event, sent when access has ended. */
  endEvent: string;
  /** The event to send; null if the stream is not about this; `end` if access has ended. */
  eventOf: (event: Exclude<DraftEvent, { kind: 'gap' }>) => { name: 'version' | 'front'; data: object } | null | 'end';
};

/** Returns a function that answers with an event stream about drafts: `ready`, `version` and the last event. */
export function createDraftStreams(app: FastifyInstance): (reply: FastifyReply, stream: DraftStream) => FastifyReply {
  const feed = createDraftFeed(app.store);
  const open = new Set<PrivateStream>();
  app.meter.countStreams('desk', () => open.size);
  app.drain.onBegin(() => {
    for (const stream of open) stream.close();
  });
  app.addHook('preClose', async () => {
    for (const stream of open) stream.close();
    await feed.stop();
  });

  return (reply, { isAllowed, expiresAt, endEvent, eventOf }) => {
    const stream = openPrivateStream(reply, open, isAllowed);
    const end = (): void => {
      stream.send(endEvent, {});
      stream.close();
    };
    const sendIfAllowed = (event: 'version' | 'front' | 'ready', data: object): void =>
      void isAllowed().then(
        (allowed) => (allowed ? stream.send(event, data) : end()),
        // The database is down: the client keeps what it shows, and reconnects.
        () => stream.close(),
      );
    const expiry = setTimeout(end, expiresAt.getTime() - Date.now());
    expiry.unref();
    const unsubscribe = feed.subscribe((event) => {
      // A client that reconnects loads everything again.
      if (event.kind === 'gap') return stream.close();
      const found = eventOf(event);
      if (found === 'end') end();
      else if (found) sendIfAllowed(found.name, found.data);
    });
    stream.onEnd(() => {
      unsubscribe();
      clearTimeout(expiry);
    });
    // A client that loads its data after `ready` misses nothing.
    void feed.listening().then(
      () => sendIfAllowed('ready', {}),
      () => stream.close(),
    );
    return reply;
  };
}
