import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problem } from '#contract/problem.ts';
import { articleAnswer, storyId } from '#contract/story.ts';
import { articleOf } from '../store/article.ts';
import { cacheFor } from './caching.ts';
import { edition, requireEdition } from './edition.ts';
import { problemOf } from './problem.ts';

export const articleRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/api/v1/:lang/stories/:id',
    {
      schema: {
        summary: 'An article',
        description:
          'With its translations, the stories its editor chose, and related ones. A withdrawn story is a 410; one that has moved is a 301.',
        tags: ['reader'],
        params: edition.extend({ id: storyId }),
        querystring: z.object({
          v: z
            .string()
            .max(20)
            .optional()
            .describe(
              'Revision that a stream event announced: part of the address only, so that no cache answers with an older one',
            ),
        }),
        response: {
          200: articleAnswer,
          301: z.null().describe('The story has a new id; `location` is its answer there'),
          404: problem,
          410: problem,
        },
      },
    },
    async (request, reply) => {
      const { lang, id } = request.params;
      requireEdition(app, lang);
      const found = await articleOf(app.store.db, lang, id, app.reading());
      if (!found) throw problemOf('not-found');
      if ('withdrawnAt' in found) {
        reply.header('surrogate-key', found.ids.join(' '));
        throw problemOf('withdrawn', undefined, { withdrawnAt: found.withdrawnAt.toISOString() });
      }
      if ('moved' in found) {
        cacheFor(reply, 'moved', found.moved.ids);
        return reply.redirect(`/api/v1/${lang}/stories/${found.moved.id}`, 301);
      }
      const { translations, seeAlso, related } = found.answer;
      const chosen = seeAlso.flatMap((link) => (link.type === 'story' ? [link.story.id] : []));
      cacheFor(reply, 'article', [
        id,
        ...translations.map((other) => other.id),
        ...chosen,
        ...related.map(({ story }) => story.id),
      ]);
      return found.answer;
    },
  );
};
