import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem } from '#contract/problem.ts';
import { type FrontAnswer, frontAnswer } from '#contract/story.ts';
import { positionNow } from '../../store/publishing/changes.ts';
import { frontOf } from '../../store/reading/front.ts';
import { edition, listKeys, requireEdition } from '../../http/edition.ts';

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
      const read = async () => {
        // Read before the stories: a change in between is then sent twice rather than missed.
        const position = await positionNow(store.db);
        const front = await frontOf(store.db, lang, sections, app.readContext());
        const shown = [
          front.lead ? [front.lead] : [],
          front.tied,
          front.secondary,
          front.latest,
          ...front.sections.map(({ stories }) => stories),
        ];
        const keys = listKeys(lang, shown.flat());
        return { answer: { ...front, position }, kind: 'front' as const, keys, list: true };
      };
      return app.answers.send<FrontAnswer>(request, reply, { key: `/api/v1/${lang}/front`, language: lang, read });
    },
  );
};
