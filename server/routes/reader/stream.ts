import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { startEventStream } from '../../live/event-stream.ts';
import { StreamBroadcaster } from '../../live/stream-broadcaster.ts';
import { isLoopback, networkOf } from '../../http/network-of.ts';
import { hiddenInTicker } from '../../store/curation/hidden-in-ticker.ts';
import { hiddenOnFront } from '../../store/curation/hidden-on-front.ts';
import { storyById, withdrawalReasonOf } from '../../store/reading/stories.ts';
import { problemOf } from '../../http/problem.ts';
import { cacheFor } from '../../http/cache-control.ts';
import { edition, requireEdition } from '../../http/edition.ts';

// Mobile networks and CDNs send thousands of readers from one address: this only stops one machine from taking all streams.
const perNetwork = 4000;
const perProcess = 20_000;

const position = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const streamRoutes: FastifyPluginAsyncZod = async (app) => {
  const broadcaster = new StreamBroadcaster(
    app.store,
    {
      story: (language, id) => storyById(app.store.db, language, id, app.readContext()),
      hidden: (language) => hiddenOnFront(app.store.db, language, app.readContext()),
      hiddenLines: (language) => hiddenInTicker(app.store.db, language, app.readContext()),
      reason: (id) => withdrawalReasonOf(app.store.db, id),
    },
    ({ at }) => app.meter.broadcast((Date.now() - at.getTime()) / 1000),
  );
  app.meter.countStreams('ticker', () => broadcaster.streams.count);
  app.addHook('onReady', () => broadcaster.start());
  // Before the port closes, which waits for open connections: streams do not end by themselves.
  app.addHook('preClose', () => broadcaster.stop());
  app.drain.onBegin(() => broadcaster.streams.end());

  app.get(
    '/api/v1/:lang/ticker/stream',
    {
      // After a restart everybody reconnects at once: open streams are limited instead.
      config: { rateLimit: false },
      // HEAD would open a stream that never ends.
      exposeHeadRoute: false,
      schema: {
        summary: 'Changes of the ticker, live',
        description:
          'Server-sent events: `item`, `update`, `canceled`, `front`, `reset`; `id` counts up. What came after `Last-Event-ID` ' +
          '(or `from`) is sent first; `reset` means that it cannot be: load everything again. A comment every 15 s.',
        tags: ['reader'],
        params: edition,
        querystring: z.object({ from: position.optional().describe('Position that an answer of this API named') }),
        headers: z.object({ 'last-event-id': z.string().optional() }),
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const { lang } = request.params;
      requireEdition(app, lang);
      const { streams } = broadcaster;
      const network = networkOf(request.ip);
      const tooMany = streams.countOf(network) >= perNetwork && !isLoopback(request.ip);
      if (tooMany || streams.count >= perProcess || app.drain.begun()) {
        reply.header('retry-after', app.drain.begun() ? '1' : '30');
        throw problemOf(tooMany ? 'too-many-requests' : 'unavailable');
      }
      // The header wins: a browser that reconnects repeats its first address.
      const last = position.safeParse(request.headers['last-event-id'] || undefined);
      const from = last.success ? last.data : request.query.from;

      cacheFor(reply, 'none');
      // Random, so that the readers of a stopped process reconnect spread over three seconds.
      const response = startEventStream(reply, { retry: 2000 + Math.floor(Math.random() * 3000) });
      const stream = streams.add(lang, response, network, from ?? broadcaster.position);
      try {
        const missed =
          from === undefined
            ? { bytes: Buffer.alloc(0), lastId: stream.lastId }
            : await broadcaster.missedSince(lang, from);
        streams.goLive(stream, missed.bytes, missed.lastId);
      } catch (error) {
        request.log.error(error);
        response.destroy();
      }
    },
  );
};
