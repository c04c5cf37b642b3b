import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { auditAnswer, board, deskDraft, deskItems, deskState, differences } from '#contract/desk.ts';
import type { Language } from '#contract/language.ts';
import { language, storyId } from '#contract/story.ts';
import { boardOf, deskVersionOf } from '../../desk/board.ts';
import { currentEditor, guardDesk } from '../../http/access/desk-access.ts';
import { differencesOf } from '../../desk/differences.ts';
import { createDraftStreams } from '../../live/draft-streams.ts';
import { cardPicture } from '../../share-card/card-picture.ts';
import { shareCard } from '../../share-card/share-card.ts';
import { editorOfSession } from '../../store/desk/accounts.ts';
import { auditPage, recordOnce } from '../../store/desk/audit.ts';
import { sendPrivatePicture } from '../../http/access/private-picture.ts';
import { draftAnswer } from '../../store/desk/draft-answer.ts';
import { deskCounts, deskPage, draftById, draftByUri, groupOf, versionBySeq } from '../../store/desk/drafts.ts';
import { withPicturesUnder } from '../../store/desk/private-pictures.ts';
import { deskAlertRoutes } from './desk-alerts.ts';
import { deskSearchesRoutes } from './desk-searches.ts';
import { deskAccountRoutes } from './desk-accounts.ts';
import { deskFrontRoutes } from './desk-fronts.ts';
import { deskPublishedRoutes } from './desk-published.ts';
import { deskShareRoutes } from './desk-shares.ts';
import { deskSourceRoutes } from './desk-sources.ts';
import { deskTickerRoutes } from './desk-tickers.ts';
import { problemOf } from '../../http/problem.ts';

const cursor = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .optional();
const limit = z.coerce.number().int().min(1).max(100).default(30);
const byId = z.object({ id: storyId });
const seq = z.coerce.number().int().positive();

/** What editors see: drafts, embargoed stories, versions, differences. Every route requires a signed-in editor. */
export const deskRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app.store;
  const { newsroom } = app;
  const openStream = createDraftStreams(app);
  guardDesk(app);
  await app.register(deskShareRoutes);
  await app.register(deskSearchesRoutes);
  await app.register(deskSourceRoutes);
  await app.register(deskPublishedRoutes);
  await app.register(deskAccountRoutes);
  await app.register(deskFrontRoutes);
  await app.register(deskTickerRoutes);
  await app.register(deskAlertRoutes);

  const requireItem = async (id: string) => {
    const row = await draftById(db, id);
    if (!row) throw problemOf('not-found');
    return row;
  };

  const filter = z.object({
    state: deskState.optional(),
    q: z.string().max(200).optional(),
    language: language.optional(),
    section: z.string().max(100).optional(),
    cursor,
    limit,
  });
  app.get(
    '/api/v1/desk/items',
    {
      config: { role: 'reader' },
      schema: {
        summary: 'List of items: drafts, embargoed, published with a newer draft, recently killed',
        querystring: filter,
        response: { 200: deskItems },
      },
    },
    async (request) => {
      const { cursor: before, limit: many, ...wanted } = request.query;
      const page = await deskPage(db, wanted, { before, limit: many });
      return { ...page, counts: await deskCounts(db, wanted) };
    },
  );

  app.get(
    '/api/v1/desk/open',
    {
      config: { role: 'reader' },
      schema: {
        summary: 'The id of an item by its uri, for a button in a CMS',
        querystring: z.object({ uri: z.string().max(2000) }),
        response: { 200: byId },
      },
    },
    async (request) => {
      const row = await draftByUri(db, request.query.uri);
      if (!row) throw problemOf('not-found');
      return { id: row.item.id };
    },
  );

  app.get(
    '/api/v1/desk/items/:id',
    {
      config: { role: 'reader' },
      schema: {
        summary: 'The board of an item: versions, translations, checks',
        params: byId,
        response: { 200: board },
      },
    },
    async (request) => {
      const row = await requireItem(request.params.id);
      const halfAnHourAgo = new Date(Date.now() - 30 * 60_000);
      await recordOnce(db, { who: currentEditor(request).name, action: 'open', uri: row.item.uri }, halfAnHourAgo);
      return boardOf(db, row, newsroom);
    },
  );

  const ofLanguage = z.object({ lang: language.optional(), seq: seq.optional() });
  app.get(
    '/api/v1/desk/items/:id/draft',
    {
      config: { role: 'reader' },
      schema: {
        summary: 'The newest version as readers would see it',
        params: byId,
        querystring: ofLanguage,
        response: { 200: deskDraft },
      },
    },
    async (request) => {
      const { lang, seq: wanted } = request.query;
      const row = await requireItem(request.params.id);
      const inLanguage = (await groupOf(db, row)).find((one) => !lang || one.latest.language === lang);
      if (!inLanguage) throw problemOf('not-found');
      const { item, latest } = inLanguage;
      const version = wanted ? await versionBySeq(db, item.uri, wanted) : latest;
      if (!version) throw problemOf('not-found');
      const answer = await draftAnswer(db, { item, version, newsroom, now: new Date() });
      return {
        ...withPicturesUnder(answer, '/api/v1/desk/pictures'),
        version: version.version,
        savedAt: version.versionCreated.toISOString(),
        pubStatus: version.pubStatus,
      };
    },
  );

  const cardOf = z.object({ lang: language.optional(), v: z.string().optional() });
  app.get(
    '/api/v1/desk/items/:id/share-card',
    {
      config: { role: 'reader' },
      schema: { summary: 'The share card of the newest version, as PNG', params: byId, querystring: cardOf },
    },
    async (request, reply) => {
      const row = await requireItem(request.params.id);
      const group = await groupOf(db, row);
      const shown = group.find((one) => one.latest.language === request.query.lang) ?? row;
      const { story, language: spoken } = shown.latest;
      const picture = await cardPicture(app.config.dataDir, story.picture);
      return reply
        .type('image/png')
        .send(await shareCard({ ...story, language: spoken as Language }, newsroom, picture));
    },
  );

  const between = z.object({ from: seq.optional(), to: seq.optional() });
  app.get(
    '/api/v1/desk/items/:id/differences',
    {
      config: { role: 'reader' },
      schema: {
        summary: 'Words that differ between two versions',
        params: byId,
        querystring: between,
        response: { 200: differences },
      },
    },
    async (request) => {
      const { item, latest } = await requireItem(request.params.id);
      const { from: fromSeq = item.publicSeq, to: toSeq } = request.query;
      const to = toSeq ? await versionBySeq(db, item.uri, toSeq) : latest;
      const from = fromSeq ? await versionBySeq(db, item.uri, fromSeq) : null;
      if (!to) throw problemOf('not-found');
      return {
        from: from && deskVersionOf(from, item.publicSeq),
        to: deskVersionOf(to, item.publicSeq),
        changes: from ? differencesOf(from.story, to.story) : [],
      };
    },
  );

  app.get(
    '/api/v1/desk/audit',
    {
      config: { role: 'editor' },
      schema: {
        summary: 'Who did what, newest first',
        querystring: z.object({
          cursor,
          limit,
          id: storyId.optional(),
          who: z.string().trim().max(100).optional().describe('Part of a name'),
          day: z
            .union([z.iso.date(), z.literal('')])
            .optional()
            .describe("In the newsroom's time zone"),
        }),
        response: { 200: auditAnswer },
      },
    },
    async (request) => {
      const { cursor: before, limit: many, id, who, day } = request.query;
      const of = id === undefined ? undefined : { id, uri: (await requireItem(id)).item.uri };
      return auditPage(db, { before, limit: many, of, who, day, timeZone: newsroom.timeZone });
    },
  );

  app.get(
    '/api/v1/desk/pictures/:file',
    {
      config: { role: 'reader' },
      schema: { summary: 'A picture of a draft', params: z.object({ file: z.string().max(100) }) },
    },
    async (request, reply) => sendPrivatePicture(reply, request.params.file),
  );

  app.get(
    '/api/v1/desk/stream',
    { config: { role: 'reader' }, schema: { summary: 'New versions of drafts, live' } },
    async (request, reply) => {
      const { sessionHash, expiresAt } = currentEditor(request);
      return openStream(reply, {
        isAllowed: async () => (await editorOfSession(db, sessionHash, new Date())) !== null,
        expiresAt,
        endEvent: 'signed-out',
        eventOf: (event) => {
          if (event.kind === 'version') return { name: 'version', data: event.item };
          if (event.kind === 'front') return { name: 'front', data: event.front };
          return event.kind === 'signed-out' && event.sessionHash === sessionHash ? 'end' : null;
        },
      });
    },
  );
};
