import type { FastifyReply, FastifyRequest } from 'fastify';
import { previewLife } from '#contract/limits.ts';
import { previewId } from '#contract/preview.ts';
import type { Editor } from '../../store/desk/accounts.ts';
import { recordAudit } from '../../store/desk/audit.ts';
import { addHolder, removeHolder } from '../../store/desk/previews.ts';
import type { Preview } from '../../store/desk/previews.ts';
import { setCookie } from './desk-access.ts';

/** A cookie for the path of one preview: no other address of this server receives it. */
export const previewCookie = (id: string) => ({ name: 'sharit_preview', path: `/api/v1/previews/${id}` });

/** Value of the cookie once its holder has left: the link no longer works in this browser. */
const leftMark = 'left';

export const hasLeft = (request: FastifyRequest, id: string): boolean =>
  request.cookies[previewCookie(id).name] === leftMark;

/** Exit: marks this browser as having left. Works for any id, so that it reveals nothing about which previews exist. */
export async function endPreviewSession(reply: FastifyReply, id: string): Promise<void> {
  if (!previewId.safeParse(id).success) return;
  const cookie = previewCookie(id);
  const token = reply.request.cookies[cookie.name];
  if (token && token !== leftMark) await removeHolder(reply.server.store.db, id, token);
  setCookie(reply, cookie, leftMark, new Date(Date.now() + previewLife.longest * 1000));
}

/** After the exchange of a token: sets the cookie and records it in the audit list. */
export async function startPreviewSession(reply: FastifyReply, preview: Preview, editor?: Editor): Promise<void> {
  const { db } = reply.server.store;
  const token = await addHolder(db, preview.id, editor?.sessionHash);
  setCookie(reply, previewCookie(preview.id), token, preview.expiresAt);
  const detail = { preview: preview.id, note: preview.note };
  await recordAudit(db, { who: editor?.name ?? 'holder', action: 'preview-opened', uri: preview.uri, detail });
}
