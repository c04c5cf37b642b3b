import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problem } from '#contract/problem.ts';
import { searchAnswer } from '#contract/story.ts';
import { search } from '../../store/reading/search.ts';
import { cacheFor } from '../../http/cache-control.ts';
import { cursorAfter, placeOf } from '../../http/cursor.ts';
import { edition, listKeys, requireEdition } from '../../http/edition.ts';

const pageSize = 20;
// HTML forms also send empty fields.
const day = z.union([z.iso.date(), z.literal('')]);

export const searchRoutes: FastifyPluginAsyncZod = async (app) => {
  const { newsroom } = app;

  app.get(
    '/api/v1/:lang/search',
    {
      // Search is the most expensive public route.
      config: { rateLimit: { max: 300, timeWindow: '1 minute' } },
      schema: {
        summary: 'Search, newest first',
        description:
          'Every word must be in the story, in whichever spelling: hamzas, tashkeel, the article and inflections are folded.',
        tags: ['reader'],
        params: edition,
        querystring: z.object({
          q: z.string().max(200).default(''),
          section: z.string().max(200).optional(),
          from: day.optional().describe("First day, in the newsroom's time zone"),
          to: day.optional().describe("Last day, in the newsroom's time zone"),
          cursor: z.string().max(100).optional(),
        }),
        response: { 200: searchAnswer, 400: problem, 404: problem },
      },
    },
    async (request, reply) => {
      const { lang } = request.params;
      requireEdition(app, lang);
      const { q, section, from, to, cursor } = request.query;
      const after = cursor === undefined ? undefined : placeOf(cursor);
      const params = { q, section, from, to, after, limit: pageSize, timeZone: newsroom.timeZone };
      const { hits, more, count } = await search(app.store.db, lang, params, app.readContext());
      cacheFor(
        reply,
        'search',
        listKeys(
          lang,
          hits.map(({ story }) => story),
        ),
      );
      return { hits, next: more ? cursorAfter(hits.at(-1)!.story) : null, count: count.number, more: count.more };
    },
  );
};
