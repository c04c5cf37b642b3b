import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem } from '#contract/problem.ts';
import { type FrontAnswer, frontAnswer } from '#contract/story.ts';
import { edition, listKeys, requireEdition } from '../../http/edition.ts';
import { frontSettingsOf } from '../../http/front-settings.ts';
import { frontRow } from '../../store/curation/front-rows.ts';
import { positionNow } from '../../store/publishing/changes.ts';
import { arrangeFront } from '../../store/reading/front/front.ts';

export const frontRoutes: FastifyPluginAsyncZod = async (app) => {
  const { store } = app;

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
      const read = async () => {
        // Read before the stories: a change in between is then sent twice rather than missed.
        const position = await positionNow(store.db);
        const plan = (await frontRow(store.db, lang))?.published ?? null;
        const settings = { ...frontSettingsOf(app, lang), plan };
        const { front, placed } = await arrangeFront(store.db, lang, settings, app.readContext());
        const shown = [...placed.flatMap(({ stories }) => stories.map(({ story }) => story)), ...front.latest];
        const keys = listKeys(lang, shown);
        return { answer: { ...front, position }, kind: 'front' as const, keys, list: true };
      };
      return app.answers.send<FrontAnswer>(request, reply, { key: `/api/v1/${lang}/front`, language: lang, read });
    },
  );
};
