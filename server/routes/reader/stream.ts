import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { language } from '#contract/story.ts';
import { StreamBroadcaster } from '../../live/stream-broadcaster.ts';
import { networkOf } from '../../http/network-of.ts';
import { storyById } from '../../store/reading/stories.ts';
import { problemOf } from '../../http/problem.ts';
import { readingNow, requireLanguage } from '../../http/reading.ts';

// Mobile networks and CDNs bring thousands from one address: this only stops a single machine from taking all places.
const perNetwork = 4000;
const perProcess = 20_000;
const loopback = /^(?:127\.|::1$|::ffff:127\.)/;

const position = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const streamRoutes: FastifyPluginAsyncZod = async (app) => {
  const broadcaster = new StreamBroadcaster(app.store, (of, id) => storyById(app.store.db, of, id, readingNow(app)));
  app.addHook('onReady', () => broadcaster.start());
  // Before the port closes: it would wait for streams, which do not end by themselves.
  app.addHook('preClose', () => broadcaster.stop());

  app.get(
    '/api/v1/:lang/ticker/stream',
    {
      // A restart brings everybody back at once; what is limited is how many are open.
      config: { rateLimit: false },
      // Its head alone would be a stream without an end that says nothing.
      exposeHeadRoute: false,
      schema: {
        summary: 'Changes of the ticker, live',
        description:
          'Server-sent events: `item`, `update`, `canceled`, `reset`; `id` counts up. What came after `Last-Event-ID` ' +
          '(or `from`) is sent first; `reset` means that it cannot be: read everything anew. A comment every 15 s.',
        tags: ['reader'],
        params: z.object({ lang: language }),
        querystring: z.object({ from: position.optional().describe('Position that an answer of this API named') }),
        headers: z.object({ 'last-event-id': z.string().optional() }),
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const { lang } = request.params;
      requireLanguage(app, lang);
      const { streams } = broadcaster;
      const network = networkOf(request.ip);
      const tooMany = streams.countOf(network) >= perNetwork && !loopback.test(request.ip);
      if (tooMany || streams.count >= perProcess) {
        reply.header('retry-after', '30');
        throw problemOf(tooMany ? 'too-many-requests' : 'unavailable');
      }
      // The header wins: a browser that connects again repeats the address it began with.
      const last = position.safeParse(request.headers['last-event-id'] || undefined);
      const from = last.success ? last.data : request.query.from;

      reply.hijack();
      const response = reply.raw;
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) response.setHeader(name, value);
      // Ends with the connection, in HTTP/1.0 as in 1.1, so that every reader can be sent the very same bytes.
      response.removeHeader('transfer-encoding');
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        connection: 'close',
      });
      // Readers of a process that ends come back spread over some seconds.
      response.write(`retry: ${2000 + Math.floor(Math.random() * 3000)}\n: ok\n\n`);
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
