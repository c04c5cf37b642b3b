import type { FastifyReply } from 'fastify';
import type { Editor } from '../store/accounts.ts';
import { recordAudit } from '../store/audit.ts';
import { addHolder } from '../store/previews.ts';
import type { Preview } from '../store/previews.ts';
import { setCookie } from './desk-access.ts';

/** A cookie for one preview's own path: no other address of this server ever receives it. */
export const previewCookie = (id: string) => ({ name: 'sharit_preview', path: `/api/v1/previews/${id}` });

/** After the exchange of a token: the cookie, and a line in the audit list. */
export async function letHolderIn(reply: FastifyReply, preview: Preview, editor?: Editor): Promise<void> {
  const { db } = reply.server.store;
  const token = await addHolder(db, preview.id, editor?.sessionHash);
  setCookie(reply, previewCookie(preview.id), token, preview.expiresAt);
  const detail = { preview: preview.id, note: preview.note };
  await recordAudit(db, { who: editor?.name ?? 'holder', action: 'preview-opened', uri: preview.uri, detail });
}
