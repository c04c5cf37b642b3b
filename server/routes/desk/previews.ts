import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Language } from '#contract/language.ts';
import { previewAnswer, previewOpen } from '#contract/preview.ts';
import type { PreviewAnswer } from '#contract/preview.ts';
import { previewMinted, previewRequest } from '#contract/push.ts';
import { setPrivateHeaders } from '../../http/access/desk-access.ts';
import type { DraftEvent } from '../../live/draft-feed.ts';
import { createDraftStreams } from '../../live/draft-streams.ts';
import { hasLeft, startPreviewSession, endPreviewSession, previewCookie } from '../../http/access/preview-session.ts';
import { previewUrl } from '../../http/access/preview-url.ts';
import { sendPrivatePicture } from '../../http/access/private-picture.ts';
import { requirePushSecret } from '../../http/access/push-secret.ts';
import { requireSameOrigin } from '../../http/access/same-origin.ts';
import { recordAudit } from '../../store/desk/audit.ts';
import { draftAnswer } from '../../store/desk/draft-answer.ts';
import { draftByUri, versionByName } from '../../store/desk/drafts.ts';
import { mintPreview, previewByHolder, previewByToken, previewed, revokePreview } from '../../store/desk/previews.ts';
import { showsPicture, withPicturesUnder } from '../../store/desk/private-pictures.ts';
import { problemOf } from '../../http/problem.ts';

/** Any string: a malformed id must be answered like an unknown one. */
const byId = z.object({ id: z.string().max(100) });

/** One draft for whoever holds its link. Wrong, expired, revoked and unknown are the same 404. */
export const previewsRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app.store;
  const { newsroom } = app;
  const openStream = createDraftStreams(app);
  app.addHook('onRequest', async (_request, reply) => setPrivateHeaders(reply));

  const exchanges = app.createRateLimit({ max: 30, timeWindow: '1 minute' });

  const requireHeld = async (request: FastifyRequest, id: string) => {
    const preview = await previewByHolder(db, id, request.cookies[previewCookie(id).name], new Date());
    const shown = preview && (await previewed(db, preview));
    if (!shown) throw problemOf('not-found');
    return { preview, shown };
  };

  const isHolder = async (request: FastifyRequest, id: string) => {
    const preview = await previewByHolder(db, id, request.cookies[previewCookie(id).name], new Date());
    return preview !== null && (await previewed(db, preview)) !== null;
  };

  app.post(
    '/api/v1/previews',
    {
      schema: {
        summary: 'Make a preview link, with the push secret',
        body: previewRequest,
        response: { 201: previewMinted },
      },
      onRequest: requirePushSecret,
    },
    async (request, reply) => {
      const { uri, expiresIn, version: name } = request.body;
      const row = await draftByUri(db, uri);
      const version = row && name !== undefined ? await versionByName(db, uri, name) : null;
      if (!row || (name !== undefined && !version)) throw problemOf('not-found');
      const minted = await mintPreview(db, {
        uri,
        versionSeq: version?.seq ?? null,
        expiresIn,
        createdBy: 'push',
        now: new Date(),
      });
      await recordAudit(db, { who: 'push', action: 'share', uri, detail: { preview: minted.id, expiresIn } });
      return reply
        .code(201)
        .send({ id: minted.id, url: previewUrl(request, minted), expiresAt: minted.expiresAt.toISOString() });
    },
  );

  app.delete(
    '/api/v1/previews/:id',
    {
      schema: { summary: 'Revoke a preview link, with the push secret', params: byId, response: { 204: z.null() } },
      onRequest: requirePushSecret,
    },
    async (request, reply) => {
      const revoked = await revokePreview(db, request.params.id, new Date());
      if (!revoked) throw problemOf('not-found');
      await recordAudit(db, { who: 'push', action: 'revoke', uri: revoked.uri, detail: { preview: revoked.id } });
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/previews/:id/open',
    {
      schema: {
        summary: 'Exchange the token of a link for its cookie',
        params: byId,
        body: previewOpen,
        response: { 204: z.null() },
      },
      preHandler: async (request) => {
        requireSameOrigin(request);
        const answer = await exchanges(request);
        if (!answer.isAllowed && answer.isExceeded) throw problemOf('too-many-requests');
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const preview = await previewByToken(db, id, request.body.token, new Date());
      // A holder who has left cannot open the link again from the browser's history.
      if (!preview || hasLeft(request, id)) throw problemOf('not-found');
      // Revealed only to holders of the token; editors exchange it at the desk.
      if (preview.signedInOnly) throw problemOf('unauthorized');
      await startPreviewSession(reply, preview);
      return reply.code(204).send(null);
    },
  );

  // Exit: the browser's cookie cannot be removed by script.
  app.delete(
    '/api/v1/previews/:id/open',
    {
      schema: { summary: 'Exit: the link no longer works in this browser', params: byId, response: { 204: z.null() } },
      preHandler: async (request) => requireSameOrigin(request),
    },
    async (request, reply) => {
      await endPreviewSession(reply, request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/v1/previews/:id',
    { schema: { summary: 'The draft that the link shows', params: byId, response: { 200: previewAnswer } } },
    async (request): Promise<PreviewAnswer> => {
      const { preview, shown } = await requireHeld(request, request.params.id);
      const { row, version, published } = shown;
      const { item } = row;
      if (published) {
        const language = row.latest.language as Language;
        return { state: 'published', language, id: item.id, url: `/${language}/news/${item.id}` };
      }
      const answer = await draftAnswer(db, { item, version, newsroom, now: new Date() });
      return {
        state: 'draft',
        ...withPicturesUnder(answer, `/api/v1/previews/${preview.id}/pictures`),
        version: version.version,
        pubStatus: version.pubStatus,
        savedAt: version.versionCreated.toISOString(),
        embargoedUntil: version.embargoedUntil?.toISOString() ?? null,
        expiresAt: preview.expiresAt.toISOString(),
        latest: preview.versionSeq === null,
        signedInOnly: preview.signedInOnly,
      };
    },
  );

  app.get(
    '/api/v1/previews/:id/pictures/:file',
    { schema: { summary: 'A picture of the draft', params: byId.extend({ file: z.string().max(100) }) } },
    async (request, reply) => {
      const { shown } = await requireHeld(request, request.params.id);
      if (!showsPicture(shown.version.story, request.params.file)) throw problemOf('not-found');
      return sendPrivatePicture(reply, request.params.file);
    },
  );

  app.get(
    '/api/v1/previews/:id/stream',
    { schema: { summary: 'New versions of the draft, live', params: byId } },
    async (request, reply) => {
      const { id } = request.params;
      const { preview, shown } = await requireHeld(request, id);
      const concerns = (event: DraftEvent) => {
        if (event.kind === 'version') return event.item.id === shown.row.item.id;
        if (event.kind === 'revoked') return event.preview === id;
        return event.kind === 'signed-out' && preview.signedInOnly;
      };
      return openStream(reply, {
        isAllowed: () => isHolder(request, id),
        expiresAt: preview.expiresAt,
        endEvent: 'gone',
        // Whether a revoked link still works for this holder is decided by `isAllowed`.
        eventOf: (event) => (concerns(event) ? { name: 'version', data: {} } : null),
      });
    },
  );
};
