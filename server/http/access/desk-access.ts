import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type DeskRole, mayActAs } from '#contract/roles.ts';
import { cacheHeaders } from '../cache-control.ts';
import { problemOf } from '../problem.ts';
import { editorOf } from '../../store/desk/accounts.ts';
import type { Editor } from '../../store/desk/accounts.ts';
import { sameSecret } from '../../store/desk/tokens.ts';
import { requireSameOrigin } from './same-origin.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What an editor must at least be to use a route of the desk. */
    role?: DeskRole;
  }
}

/** Limited to the path of the desk's API: not sent with public pages. */
export const deskCookie = { name: 'sharit_desk', path: '/api/v1/desk' } as const;

/** For every answer that is not public. */
export function setPrivateHeaders(reply: FastifyReply): void {
  reply.headers({ ...cacheHeaders('private'), 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' });
}

export function setCookie(
  reply: FastifyReply,
  cookie: { name: string; path: string; sameSite?: 'lax' },
  token: string,
  expires: Date,
): void {
  const { request, server } = reply;
  const secure = request.protocol === 'https' || (server.config.publicUrl ?? '').startsWith('https:');
  reply.setCookie(cookie.name, token, {
    path: cookie.path,
    httpOnly: true,
    sameSite: cookie.sameSite ?? 'strict',
    secure,
    expires,
  });
}

const editors = new WeakMap<FastifyRequest, Editor>();

/** The signed-in editor of a request; only after `requireEditor`. */
export function currentEditor(request: FastifyRequest): Editor {
  return editors.get(request)!;
}

/** Guards the routes of a plugin. Each says which role it needs (`config: { role }`): one that does not stops the start. */
export function guardDesk(app: FastifyInstance): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!config?.role) throw new Error(`${String(method)} ${url} does not say which role it needs`);
  });
  app.addHook('onRequest', requireEditor);
}

/**
 * 401 unless signed in; 403 for a role that is not enough, and for requests that change something unless they come from our own pages
 * with the CSRF token.
 */
async function requireEditor(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  setPrivateHeaders(reply);
  const editor = await editorOf(request.server.store.db, request.cookies[deskCookie.name], new Date());
  if (!editor) throw problemOf('unauthorized');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    requireSameOrigin(request);
    if (!sameSecret(String(request.headers['x-csrf'] ?? ''), editor.csrf)) throw problemOf('forbidden');
  }
  const { role } = request.routeOptions.config;
  if (!role || !mayActAs(editor.role, role)) throw problemOf('forbidden');
  editors.set(request, editor);
}
