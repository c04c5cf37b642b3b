import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problem } from '#contract/problem.ts';
import { cacheFor } from '../../http/cache-control.ts';
import { problemOf } from '../../http/problem.ts';
import { keyOfWebhook, nameOfWordPress } from '../../sources/wordpress/wordpress.ts';
import { notifySource } from '../../store/sources.ts';
import { sameSecret } from '../../store/desk/tokens.ts';

const longest = 16 * 1024;

/** A WordPress says that something has changed. What, it is asked itself: nothing of the message is believed but a number. */
export const sourceWebhookRoutes: FastifyPluginAsyncZod = async (app) => {
  const { store, config } = app;
  app.removeAllContentTypeParsers();
  // Plugins send JSON or forms, whatever type they say.
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: longest }, (_request, body, done) => done(null, body));

  app.post(
    '/api/v1/sources/wordpress/changed',
    {
      bodyLimit: longest,
      config: { rateLimit: false, pressureHandler: () => undefined },
      onRequest: async (request, reply) => {
        cacheFor(reply, 'none');
        const [, token = ''] = /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '') ?? [];
        const secret = config.wordpress?.webhookSecret;
        // Compared also where nothing is followed, so that both are answered alike.
        const same = sameSecret(token, secret ?? config.pushSecret);
        if (!same || secret === undefined) {
          void reply.header('www-authenticate', 'Bearer realm="sources"');
          throw problemOf('unauthorized');
        }
      },
      validatorCompiler: () => (value) => ({ value }),
      schema: {
        summary: 'A followed WordPress has changed: a webhook',
        description:
          '`{ "id": 12, "type": "post" }` names what has changed, as JSON or form; without it everything is looked through.',
        tags: ['push'],
        body: z.object({ id: z.int().optional(), type: z.enum(['post', 'page']).optional() }).optional(),
        response: { 202: z.object({ accepted: z.literal(true) }), 401: problem },
      },
    },
    async (request, reply) => {
      const key = keyOfWebhook(read(request.body as unknown));
      await notifySource(store.db, nameOfWordPress(config.wordpress!.address), key ? [key] : []);
      return reply.code(202).send({ accepted: true });
    },
  );
};

function read(body: unknown): unknown {
  if (typeof body !== 'string' || body.length === 0) return {};
  try {
    return JSON.parse(body);
  } catch {
    return Object.fromEntries(new URLSearchParams(body));
  }
}
