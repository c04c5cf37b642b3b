import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { heldStory as heldStoryShape, hold, holdChange, publishedItems } from '#contract/hold.ts';
import { publishedScopes } from '#contract/hold-actions.ts';
import { longestQuestion } from '#contract/limits.ts';
import { problem } from '#contract/problem.ts';
import { language, storyId } from '#contract/story.ts';
import { currentEditor } from '../../http/access/desk-access.ts';
import { cursorAfter, placeOf } from '../../http/cursor.ts';
import { problemOf } from '../../http/problem.ts';
import { searchCursor, searchPlaceOf } from '../../http/search-cursor.ts';
import { changeHold, HoldConflict } from '../../store/desk/holds/change-hold.ts';
import { holdAnswer } from '../../store/desk/holds/hold-answer.ts';
import { heldCount, heldPage, heldStory, publishedById, publishedPage } from '../../store/desk/holds/published.ts';
import { deliverPendingChanges } from '../../store/publishing/changes.ts';
import { search } from '../../store/reading/search.ts';

const pageSize = 30;

/** What readers have, and what the desk holds of it. Registered inside the desk, behind its hook. */
export const deskPublishedRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app.store;
  const { newsroom } = app;
  const byId = z.object({ id: storyId });

  app.get(
    '/api/v1/desk/published',
    {
      config: { role: 'reader' },
      schema: {
        summary: 'Public stories, newest first; or what the desk holds',
        querystring: z.object({
          scope: z.enum(publishedScopes).default('public'),
          language,
          section: z.string().max(100).optional(),
          q: z.string().trim().max(longestQuestion).default(''),
          cursor: z.string().max(100).optional(),
        }),
        response: { 200: publishedItems },
      },
    },
    async (request) => {
      const { scope, language: lang, section, q, cursor } = request.query;
      const context = app.readContext();
      const counts = { held: await heldCount(db) };
      const after = () => (cursor === undefined ? undefined : placeOf(cursor));
      if (scope === 'held') {
        const { items, next } = await heldPage(db, { q, after: after(), limit: pageSize }, context);
        return { items, next: next && cursorAfter({ ...next, published: next.published.toISOString() }), counts };
      }
      if (q === '') {
        const page = await publishedPage(db, { language: lang, section, after: after(), limit: pageSize }, context);
        return { items: page.items, next: page.more ? cursorAfter(page.items.at(-1)!) : null, counts };
      }
      const found = await search(
        db,
        {
          ...{ q, language: lang, section, unlisted: true, order: 'newest', limit: pageSize },
          after: cursor === undefined ? undefined : searchPlaceOf(cursor),
          timeZone: newsroom.timeZone,
        },
        context,
      );
      const ids = [...found.hits, ...found.near].map(({ story }) => story.id);
      const items = await publishedById(db, ids, context);
      return { items, next: found.next && searchCursor(found.next), counts };
    },
  );

  app.get(
    '/api/v1/desk/items/:id/hold',
    {
      config: { role: 'reader' },
      schema: {
        summary: 'What the desk holds of a story, and what readers have besides it',
        params: byId,
        response: { 200: heldStoryShape },
      },
    },
    async (request) => {
      const found = await heldStory(db, request.params.id, app.readContext());
      if (!found) throw problemOf('not-found');
      return found;
    },
  );

  app.post(
    '/api/v1/desk/items/:id/hold',
    {
      config: { role: 'chief' },
      schema: {
        summary: 'Withdraw a story, hide it, end its breaking, correct it; or undo that',
        description: 'Holds against every later push, whatever its version, until it is undone.',
        params: byId,
        body: holdChange,
        response: {
          200: hold,
          409: problem.describe('Somebody else has changed it: `revision` is not the present one'),
        },
      },
    },
    async (request) => {
      const by = {
        who: currentEditor(request).name,
        now: app.readContext().now,
        breakingMinutes: newsroom.breakingMinutes,
      };
      const held = await changeHold(app.store, request.params.id, request.body, by).catch((error: unknown) => {
        throw error instanceof HoldConflict ? problemOf('conflict') : error;
      });
      if (!held) throw problemOf('not-found');
      // Caches are invalidated before the editor gets the answer.
      await deliverPendingChanges(app.store).catch((error: unknown) => request.log.warn(error));
      return holdAnswer(held);
    },
  );
};
