import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { unansweredAnswer } from '#contract/desk.ts';
import { problemOf } from '../../http/problem.ts';
import { unansweredNow } from '../../store/reading/unanswered.ts';

/** What readers did not find, if the newsroom counts it. Registered inside the desk, behind its hook. */
export const deskSearchesRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/api/v1/desk/unanswered',
    {
      config: { role: 'editor' },
      schema: { summary: 'Searches that find nothing', response: { 200: unansweredAnswer } },
    },
    async () => {
      if (!app.newsroom.unansweredSearches) throw problemOf('not-found');
      return { searches: await unansweredNow(app.store.db) };
    },
  );
};
