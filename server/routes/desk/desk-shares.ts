import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { share, shareRequest } from '#contract/desk.ts';
import { previewId, previewOpen } from '#contract/preview.ts';
import { previewMinted } from '#contract/push.ts';
import { storyId } from '#contract/story.ts';
import { currentEditor } from '../../http/access/desk-access.ts';
import { startPreviewSession } from '../../http/access/preview-session.ts';
import { previewUrl } from '../../http/access/preview-url.ts';
import { recordAudit } from '../../store/desk/audit.ts';
import { draftById } from '../../store/desk/drafts.ts';
import { mintPreview, previewByToken, revokePreview, sharesOf } from '../../store/desk/previews.ts';
import { problemOf } from '../../http/problem.ts';

/** Links to one item for people without an account. Registered inside the desk, behind its hook. */
export const deskShareRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app.store;
  const byId = z.object({ id: storyId });

  app.get(
    '/api/v1/desk/items/:id/previews',
    {
      config: { role: 'reader' },
      schema: {
        summary: 'Links to a draft that were shared',
        params: byId,
        response: { 200: z.object({ shares: z.array(share) }) },
      },
    },
    async (request) => {
      const row = await draftById(db, request.params.id);
      if (!row) throw problemOf('not-found');
      return { shares: await sharesOf(db, row.item.uri) };
    },
  );

  app.post(
    '/api/v1/desk/items/:id/previews',
    {
      config: { role: 'editor' },
      schema: { summary: 'Share a draft', params: byId, body: shareRequest, response: { 201: previewMinted } },
    },
    async (request, reply) => {
      const { expiresIn, latest, note, signedInOnly } = request.body;
      const row = await draftById(db, request.params.id);
      if (!row) throw problemOf('not-found');
      const { uri } = row.item;
      const { name } = currentEditor(request);
      const versionSeq = latest ? null : row.latest.seq;
      const minted = await mintPreview(db, {
        uri,
        versionSeq,
        expiresIn,
        createdBy: name,
        note,
        signedInOnly,
        now: new Date(),
      });
      await recordAudit(db, {
        who: name,
        action: 'share',
        uri,
        detail: { preview: minted.id, note, signedInOnly, expiresIn },
      });
      return reply
        .code(201)
        .send({ id: minted.id, url: previewUrl(request, minted), expiresAt: minted.expiresAt.toISOString() });
    },
  );

  app.delete(
    '/api/v1/desk/previews/:id',
    {
      config: { role: 'editor' },
      schema: { summary: 'Revoke a shared link', params: z.object({ id: previewId }), response: { 204: z.null() } },
    },
    async (request, reply) => {
      const revoked = await revokePreview(db, request.params.id, new Date());
      if (!revoked) throw problemOf('not-found');
      const { name } = currentEditor(request);
      await recordAudit(db, { who: name, action: 'revoke', uri: revoked.uri, detail: { preview: revoked.id } });
      return reply.code(204).send(null);
    },
  );

  // A link for signed-in editors only is exchanged here, where the desk's cookie is sent.
  app.post(
    '/api/v1/desk/previews/:id/open',
    {
      config: { role: 'reader' },
      schema: {
        summary: 'Open a link that is for signed-in editors',
        params: z.object({ id: z.string().max(100) }),
        body: previewOpen,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const editor = currentEditor(request);
      const preview = await previewByToken(db, request.params.id, request.body.token, new Date());
      if (!preview) throw problemOf('not-found');
      await startPreviewSession(reply, preview, editor);
      return reply.code(204).send(null);
    },
  );
};
