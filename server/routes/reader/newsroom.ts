import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { newsroom } from '#contract/newsroom.ts';
import { cacheFor } from '../../http/cache-control.ts';

export const newsroomRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/api/v1/newsroom',
    {
      schema: {
        summary: 'The newsroom: names, languages, sections, dates',
        tags: ['reader'],
        response: { 200: newsroom },
      },
    },
    async (_request, reply) => {
      cacheFor(reply, 'newsroom', ['newsroom']);
      return app.newsroom;
    },
  );
};
