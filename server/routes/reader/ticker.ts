import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem } from '#contract/problem.ts';
import { type TickerAnswer, tickerAnswer } from '#contract/story.ts';
import { positionNow } from '../../store/publishing/changes.ts';
import { tickerRow } from '../../store/curation/ticker-rows.ts';
import { arrangeTicker } from '../../store/reading/ticker/ticker.ts';
import { edition, listKeys, requireEdition } from '../../http/edition.ts';

export const tickerRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/api/v1/:lang/ticker',
    {
      schema: {
        summary: 'Lines of the ticker',
        description: 'The newest 48 hours, 5 to 20 lines; breaking first, then what the desk pins, then newest first.',
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
        const plan = (await tickerRow(db, lang))?.plan ?? null;
        const { stories, pinned } = await arrangeTicker(db, lang, plan, app.readContext());
        return {
          answer: { stories, ...(pinned.length > 0 && { pinned }), position },
          kind: 'ticker' as const,
          keys: listKeys(lang, stories),
          list: true,
        };
      };
      return app.answers.send<TickerAnswer>(request, reply, { key: `/api/v1/${lang}/ticker`, language: lang, read });
    },
  );
};
