import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problem } from '#contract/problem.ts';
import { searchAnswer, suggestionsAnswer } from '#contract/search.ts';
import { longestQuestion, searchOrders, shortestTyped, storyKinds } from '#contract/limits.ts';
import { search } from '../../store/reading/search.ts';
import { meantBy, suggestionsFor } from '../../store/reading/suggestions.ts';
import { countUnanswered, forgetUnanswered } from '../../store/searching/unanswered-counts.ts';
import { wordsInMemory } from '../../store/searching/words-in-memory.ts';
import { cacheFor } from '../../http/cache-control.ts';
import { edition, listKeys, requireEdition } from '../../http/edition.ts';
import { searchCursor, searchPlaceOf } from '../../http/search-cursor.ts';

const pageSize = 20;
const filters = ['section', 'author', 'kind', 'from', 'to'] as const;
// HTML forms also send empty fields.
const empty = z.literal('');
const day = z.union([z.iso.date(), empty]);

export const searchRoutes: FastifyPluginAsyncZod = async (app) => {
  const { newsroom } = app;
  const words = wordsInMemory(app.store);
  const logFailure = (error: unknown) => app.log.warn({ err: error }, 'searches without answer could not be stored');
  const unanswered = newsroom.unansweredSearches ? countUnanswered(app.store.db, logFailure) : null;
  if (!unanswered) app.addHook('onReady', () => forgetUnanswered(app.store.db).catch(logFailure));
  app.addHook('onClose', async () => {
    await unanswered?.close();
    await words.close();
  });

  app.get(
    '/api/v1/:lang/search',
    {
      // Search is the most expensive public route.
      config: { rateLimit: { max: 300, timeWindow: '1 minute' } },
      schema: {
        summary: 'Search',
        description:
          'Every word must be in the story, in whichever spelling and form; function words need not, nor words for news beside others («أخبار»). Words in « » or " " follow each other. ' +
          '`hits` have the same words, `near` perhaps have. Nothing has all of them: it is answered without the rarest (`without`).',
        tags: ['reader'],
        params: edition,
        querystring: z.object({
          q: z.string().max(longestQuestion).default(''),
          section: z.string().max(200).optional(),
          author: z.string().max(200).optional().describe('Slug, as in the authors of an article'),
          kind: z.union([z.enum(storyKinds), empty]).optional(),
          from: day.optional().describe("First day, in the newsroom's time zone"),
          to: day.optional().describe("Last day, in the newsroom's time zone"),
          order: z
            .union([z.enum(searchOrders), empty])
            .optional()
            .describe('`best`: headline before text, newer before older, among the newest 300'),
          cursor: z.string().max(100).optional(),
        }),
        response: { 200: searchAnswer, 400: problem, 404: problem },
      },
    },
    async (request, reply) => {
      const { lang } = request.params;
      requireEdition(app, lang);
      const { cursor, order, ...asked } = request.query;
      const params = {
        ...asked,
        language: lang,
        order: order === 'best' ? ('best' as const) : ('newest' as const),
        after: cursor === undefined ? undefined : searchPlaceOf(cursor),
        limit: pageSize,
        timeZone: newsroom.timeZone,
      };
      const { hits, near, next, count, without, authors, query } = await search(
        app.store.db,
        params,
        app.readContext(),
      );
      const nothing = hits.length + near.length === 0 && !cursor;
      if (nothing && query.normalised) {
        app.searches.withoutAnswer(lang);
        // With a filter, the words may well be in other stories.
        if (!filters.some((filter) => asked[filter])) unanswered?.note(lang, asked.q, query);
      }
      const didYouMean =
        (nothing || without.length > 0) && !cursor
          ? // The answer is worth more than what else was perhaps meant.
            await meantBy(app.store.db, words, query, params).catch((error: unknown) => {
              request.log.warn({ err: error }, 'nothing could be suggested');
              return [];
            })
          : [];
      cacheFor(
        reply,
        'search',
        listKeys(
          lang,
          [...hits, ...near].map(({ story }) => story),
        ),
      );
      return {
        ...{ hits, near, without, authors },
        next: next && searchCursor(next),
        count: count.number,
        more: count.more,
        didYouMean,
      };
    },
  );

  app.get(
    '/api/v1/:lang/suggestions',
    {
      // Several for each question that is typed.
      config: { rateLimit: { max: 600, timeWindow: '1 minute' } },
      schema: {
        summary: 'Suggestions while typing',
        description: 'Words and headlines of listed stories that what was typed so far may become.',
        tags: ['reader'],
        params: edition,
        querystring: z.object({ q: z.string().max(longestQuestion).default('') }),
        response: { 200: suggestionsAnswer, 400: problem, 404: problem },
      },
    },
    async (request, reply) => {
      const { lang } = request.params;
      requireEdition(app, lang);
      const { q } = request.query;
      const answer =
        q.trim().length < shortestTyped
          ? { words: [], headlines: [] }
          : await suggestionsFor(app.store.db, words, lang, q);
      cacheFor(reply, 'search', listKeys(lang, answer.headlines));
      return answer;
    },
  );
};
