import type { FastifyReply, FastifyRequest } from 'fastify';
import { cacheHeaders } from '../cache-control.ts';
import { problemOf } from '../problem.ts';
import { editorOf } from '../../store/desk/accounts.ts';
import type { Editor } from '../../store/desk/accounts.ts';
import { sameSecret } from '../../store/desk/tokens.ts';
import { requireSameOrigin } from './same-origin.ts';

/** Limited to the path of the desk's API: not sent with public pages. */
export const deskCookie = { name: 'sharit_desk', path: '/api/v1/desk' } as const;

/** For every answer that is not public. */
export function setPrivateHeaders(reply: FastifyReply): void {
  reply.headers({ ...cacheHeaders('private'), 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' });
}

export function setCookie(
  reply: FastifyReply,
  cookie: { name: string; path: string },
  token: string,
  expires: Date,
): void {
  const { request, server } = reply;
  const secure = request.protocol === 'https' || (server.config.publicUrl ?? '').startsWith('https:');
  reply.setCookie(cookie.name, token, { path: cookie.path, httpOnly: true, sameSite: 'strict', secure, expires });
}

const editors = new WeakMap<FastifyRequest, Editor>();

/** The signed-in editor of a request; only after `requireEditor`. */
export function currentEditor(request: FastifyRequest): Editor {
  return editors.get(request)!;
}

/** Hook of every desk route: 401 unless signed in; for requests that change something, 403 unless they come from our own pages with the CSRF token. */
export async function requireEditor(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  setPrivateHeaders(reply);
  const editor = await editorOf(request.server.store.db, request.cookies[deskCookie.name], new Date());
  if (!editor) throw problemOf('unauthorized');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    requireSameOrigin(request);
    if (!sameSecret(String(request.headers['x-csrf'] ?? ''), editor.csrf)) throw problemOf('forbidden');
  }
  editors.set(request, editor);
}
