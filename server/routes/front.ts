import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem } from '#contract/problem.ts';
import { frontAnswer } from '#contract/story.ts';
import { positionNow } from '../store/changes.ts';
import { frontOf } from '../store/front.ts';
import { cacheFor } from './caching.ts';
import { edition, listKeys, requireEdition } from './edition.ts';

export const frontRoutes: FastifyPluginAsyncZod = async (app) => {
  const { store, newsroom } = app;

  app.get(
    '/api/v1/:lang/front',
    {
      schema: {
        summary: 'The front of a language',
        tags: ['reader'],
        params: edition,
        response: { 200: frontAnswer, 404: problem },
      },
    },
    async (request, reply) => {
      const { lang } = request.params;
      requireEdition(app, lang);
      const sections = newsroom.sections.map(({ slug, name }) => ({ slug, name: name[lang] ?? slug }));
      // Before the stories: a change that comes in between is told again rather than missed.
      const position = await positionNow(store.db);
      const front = await frontOf(store.db, lang, sections, app.reading());
      const shown = [
        front.lead ? [front.lead] : [],
        front.tied,
        front.secondary,
        front.latest,
        ...front.sections.map(({ stories }) => stories),
      ];
      cacheFor(reply, 'front', listKeys(lang, shown.flat()));
      return { ...front, position };
    },
  );
};
