import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problem } from '#contract/problem.ts';
import { z } from 'zod';
import { mostRemaining, storyIdPattern } from '#contract/limits.ts';
import { type FrontAnswer, frontAnswer, type RemainingAnswer, remainingAnswer } from '#contract/story.ts';
import { edition, listKeys, requireEdition } from '../../http/edition.ts';
import { frontSettingsOf } from '../../http/front-settings.ts';
import { frontRow } from '../../store/curation/front-rows.ts';
import { remainingOnFront } from '../../store/curation/remaining-on-front.ts';
import { positionNow } from '../../store/publishing/changes.ts';
import { arrangeFront } from '../../store/reading/front/front.ts';

const ids = z
  .string()
  .regex(new RegExp(`^${storyIdPattern}(,${storyIdPattern}){0,${mostRemaining - 1}}$`))
  .describe(`Ids of at most ${mostRemaining} stories, separated by commas`);

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

  app.get(
    '/api/v1/:lang/front/remaining',
    {
      schema: {
        summary: 'What an open front may still show',
        description:
          'For a client that has missed events: of the stories that its front shows, those that are still listed and that no editor hides.',
        tags: ['reader'],
        params: edition,
        querystring: z.object({ ids }),
        response: { 200: remainingAnswer, 400: problem, 404: problem },
      },
    },
    async (request, reply) => {
      const { lang } = request.params;
      requireEdition(app, lang);
      const asked = [...new Set(request.query.ids.split(','))].toSorted();
      const read = async () => {
        const answer = { ids: await remainingOnFront(store.db, lang, asked, app.readContext()) };
        // There is no end of such questions. Readers who reconnect at once ask the same one, and share its answer.
        return { answer, kind: 'search' as const, keys: listKeys(lang, []), list: true, cacheable: false };
      };
      const key = `/api/v1/${lang}/front/remaining?ids=${asked.join(',')}`;
      return app.answers.send<RemainingAnswer>(request, reply, { key, language: lang, read });
    },
  );
};
