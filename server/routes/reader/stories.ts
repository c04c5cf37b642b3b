import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Language } from '#contract/language.ts';
import { problem } from '#contract/problem.ts';
import { type StoriesAnswer, storiesAnswer } from '#contract/story.ts';
import { sectionName, storiesPage, subjectName } from '../../store/reading/stories.ts';
import { cursorAfter, placeOf } from '../../http/cursor.ts';
import { edition, listKeys, requireEdition } from '../../http/edition.ts';
import { problemOf } from '../../http/problem.ts';

const pageSize = 20;
const slug = z.string().min(1);
// Longer than any slug, so there is nothing to find.
const maxSlugLength = 200;

/** The cache key of a list: its address as the reader's app writes it, whatever the order of the parameters. */
function listAddress(lang: Language, params: Record<string, string | number | undefined>): string {
  const given = Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]]));
  const query = new URLSearchParams(given).toString();
  return `/api/v1/${lang}/stories${query && `?${query}`}`;
}

export const storiesRoutes: FastifyPluginAsyncZod = async (app) => {
  const { newsroom } = app;
  const { db } = app.store;

  app.get(
    '/api/v1/:lang/stories',
    {
      schema: {
        summary: 'Stories, newest first',
        description:
          'All of a language, or of a section, or about a subject. `next` is the cursor of the page after this one.',
        tags: ['reader'],
        params: edition,
        querystring: z.object({
          section: slug.optional(),
          subject: slug.optional(),
          cursor: z.string().max(100).optional(),
          limit: z.coerce.number().int().min(1).max(50).default(pageSize),
        }),
        response: { 200: storiesAnswer, 400: problem, 404: problem },
      },
    },
    async (request, reply) => {
      const { lang } = request.params;
      requireEdition(app, lang);
      const { section, subject, cursor, limit } = request.query;
      if (Math.max(section?.length ?? 0, subject?.length ?? 0) > maxSlugLength) throw problemOf('not-found');
      const after = cursor === undefined ? undefined : placeOf(cursor);
      const read = async () => {
        const { stories, more } = await storiesPage(db, lang, { section, subject, after, limit }, app.readContext());
        const isListed = newsroom.sections.some((each) => each.slug === section);
        // A section of the newsroom may be empty; one that neither the newsroom nor any story has is a 404.
        if (section && !isListed && stories.length === 0 && !(await sectionName(db, lang, section)))
          throw problemOf('not-found');
        const name = subject && (await subjectName(db, lang, subject));
        const answer = {
          stories,
          next: more ? cursorAfter(stories.at(-1)!) : null,
          ...(subject ? { subject: name ? { slug: subject, name } : null } : {}),
        };
        const keys = listKeys(lang, stories);
        // Only first pages with stories: cursors and unknown subjects are unlimited in number.
        return { answer, kind: 'list' as const, keys, list: true, cacheable: !after && stories.length > 0 };
      };
      const key = listAddress(lang, { section, subject, cursor, limit: limit === pageSize ? undefined : limit });
      return app.answers.send<StoriesAnswer>(request, reply, { key, language: lang, read });
    },
  );
};
