import type { FastifyReply, FastifyRequest } from 'fastify';
import { previewId } from '#contract/preview.ts';
import type { Editor } from '../../store/desk/accounts.ts';
import { recordAudit } from '../../store/desk/audit.ts';
import { addHolder, removeHolder } from '../../store/desk/previews.ts';
import type { Preview } from '../../store/desk/previews.ts';
import { setCookie } from './desk-access.ts';

/** A cookie for one preview's own path: no other address of this server ever receives it. */
export const previewCookie = (id: string) => ({ name: 'sharit_preview', path: `/api/v1/previews/${id}` });

/** What the cookie says once its holder has left: the link is used up for this browser. */
const leftMark = 'left';
/** No link lives longer. */
const longestLife = 3 * 86_400_000;

export const hasLeft = (request: FastifyRequest, id: string): boolean =>
  request.cookies[previewCookie(id).name] === leftMark;

/** Exit: the cookie is forgotten, and in its place stands that this browser has left. Of any id, so that it tells nothing. */
export async function letHolderOut(reply: FastifyReply, id: string): Promise<void> {
  if (!previewId.safeParse(id).success) return;
  const cookie = previewCookie(id);
  const token = reply.request.cookies[cookie.name];
  if (token && token !== leftMark) await removeHolder(reply.server.store.db, id, token);
  setCookie(reply, cookie, leftMark, new Date(Date.now() + longestLife));
}

/** After the exchange of a token: the cookie, and a line in the audit list. */
export async function startPreviewSession(reply: FastifyReply, preview: Preview, editor?: Editor): Promise<void> {
  const { db } = reply.server.store;
  const token = await addHolder(db, preview.id, editor?.sessionHash);
  setCookie(reply, previewCookie(preview.id), token, preview.expiresAt);
  const detail = { preview: preview.id, note: preview.note };
  await recordAudit(db, { who: editor?.name ?? 'holder', action: 'preview-opened', uri: preview.uri, detail });
}
