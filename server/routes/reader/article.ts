import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problem } from '#contract/problem.ts';
import { type ArticleAnswer, articleAnswer, type Story, storyId } from '#contract/story.ts';
import { articleOf } from '../../store/reading/article.ts';
import type { Moved } from '../../store/publishing/moves.ts';
import { cacheFor } from '../../http/cache-control.ts';
import { edition, requireEdition } from '../../http/edition.ts';
import { problemOf } from '../../http/problem.ts';

export const articleAddress = ({ language, id }: Pick<Story, 'language' | 'id'>): string =>
  `/api/v1/${language}/stories/${id}`;

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
      // The same for every `v`: the cached answer is always the newest.
      const key = articleAddress({ language: lang, id });
      const read = async () => {
        const found = await articleOf(app.store.db, lang, id, app.readContext());
        if (!found) throw problemOf('not-found');
        if ('withdrawnAt' in found) {
          reply.header('surrogate-key', found.ids.join(' '));
          // The desk's reason is in the story's language.
          if (found.reason) reply.header('content-language', lang);
          const withdrawnAt = found.withdrawnAt.toISOString();
          throw problemOf('withdrawn', found.reason ?? undefined, { withdrawnAt });
        }
        if ('moved' in found) throw new MovedError(found.moved);
        const { answer, group } = found;
        const { translations, seeAlso, related, chronology, inSection, next } = answer;
        const chosen = seeAlso.flatMap((link) => (link.type === 'story' ? [link.story.id] : []));
        const keys = [
          id,
          ...translations.map((other) => other.id),
          ...chosen,
          ...[...related.map(({ story }) => story), ...chronology, ...inSection, ...(next ? [next] : [])].map(
            (story) => story.id,
          ),
        ];
        return { answer, kind: 'article' as const, keys, list: false, group };
      };
      try {
        return await app.answers.send<ArticleAnswer>(request, reply, { key, language: lang, read });
      } catch (error) {
        if (!(error instanceof MovedError)) throw error;
        cacheFor(reply, 'moved', error.moved.ids);
        return reply.redirect(articleAddress({ language: lang, id: error.moved.id }), 301);
      }
    },
  );
};

/** Thrown like the problems, so that a redirect is not cached: a move can be undone. */
class MovedError extends Error {
  readonly moved: Moved;

  constructor(moved: Moved) {
    super('The story is at another address.');
    this.moved = moved;
  }
}
