import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { vitals } from '#contract/vitals/vitals.ts';
import { requireSameOrigin } from '../../http/access/same-origin.ts';
import { cacheFor } from '../../http/cache-control.ts';

const bodyLimit = 1024;
/** One page sends once. */
const perMinute = 60;

/** What readers' browsers measured, if it was asked for (WEB_VITALS_SAMPLE). Only counted: neither the reader nor the address is kept. */
export const vitalsRoutes: FastifyPluginAsyncZod = async (app) => {
  if (app.config.vitalsSample === 0) return;
  app.post(
    '/api/v1/vitals',
    {
      bodyLimit,
      config: { rateLimit: { max: perMinute, timeWindow: '1 minute' } },
      schema: { hide: true, body: vitals },
      onRequest: async (request) => requireSameOrigin(request),
    },
    async (request, reply) => {
      app.vitals.observe(request.body);
      return cacheFor(reply, 'none').code(204).send();
    },
  );
};
