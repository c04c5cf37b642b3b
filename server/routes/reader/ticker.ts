import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem } from '#contract/problem.ts';
import { type TickerAnswer, tickerAnswer } from '#contract/story.ts';
import { positionNow } from '../../store/publishing/changes.ts';
import { tickerLines } from '../../store/reading/stories.ts';
import { edition, listKeys, requireEdition } from '../../http/edition.ts';

export const tickerRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/api/v1/:lang/ticker',
    {
      schema: {
        summary: 'Lines of the ticker',
        description: 'The newest 48 hours, 5 to 20 lines; breaking first, then newest first.',
        tags: ['reader'],
        params: edition,
        response: { 200: tickerAnswer, 404: problem },
      },
    },
    async (request, reply) => {
      const { lang } = request.params;
      requireEdition(app, lang);
      const { db } = app.store;
      const read = async () => {
        const position = await positionNow(db);
        const stories = await tickerLines(db, lang, app.readContext());
        return { answer: { stories, position }, kind: 'ticker' as const, keys: listKeys(lang, stories), list: true };
      };
      return app.answers.send<TickerAnswer>(request, reply, { key: `/api/v1/${lang}/ticker`, language: lang, read });
    },
  );
};
