import type { FastifyInstance, InjectOptions } from 'fastify';
import { vi } from 'vitest';
import { type DeskRole, deskRoles } from '#contract/roles.ts';
import { addAccount, startSession } from '../store/desk/accounts.ts';
import type { Store } from '../store/database/store.ts';
import type { Secrets } from './secrets.ts';
import type { Route } from './walk.ts';

/** The least role that each route of the desk is for. Written down here, so that a route that becomes laxer by mistake is noticed. */
const needed: Record<string, DeskRole> = {
  'GET /api/v1/desk/items': 'reader',
  'GET /api/v1/desk/open': 'reader',
  'GET /api/v1/desk/items/:id': 'reader',
  'GET /api/v1/desk/items/:id/draft': 'reader',
  'GET /api/v1/desk/items/:id/share-card': 'reader',
  'GET /api/v1/desk/items/:id/differences': 'reader',
  'GET /api/v1/desk/items/:id/previews': 'reader',
  'GET /api/v1/desk/items/:id/hold': 'reader',
  'GET /api/v1/desk/published': 'reader',
  'GET /api/v1/desk/pictures/:file': 'reader',
  'GET /api/v1/desk/stream': 'reader',
  'POST /api/v1/desk/previews/:id/open': 'reader',
  'DELETE /api/v1/desk/session': 'reader',
  'DELETE /api/v1/desk/sessions': 'reader',
  'POST /api/v1/desk/items/:id/previews': 'editor',
  'DELETE /api/v1/desk/previews/:id': 'editor',
  'GET /api/v1/desk/audit': 'editor',
  'GET /api/v1/desk/unanswered': 'editor',
  'GET /api/v1/desk/sources': 'editor',
  // One of its actions is a chief's; see the route.
  'POST /api/v1/desk/sources': 'editor',
  'GET /api/v1/desk/fronts/:lang': 'reader',
  'GET /api/v1/desk/fronts/:lang/preview': 'reader',
  'GET /api/v1/desk/fronts/:lang/history': 'reader',
  'PUT /api/v1/desk/fronts/:lang/draft': 'chief',
  'POST /api/v1/desk/fronts/:lang/publish': 'chief',
  'POST /api/v1/desk/fronts/:lang/schedule/cancel': 'chief',
  'POST /api/v1/desk/fronts/:lang/return': 'chief',
  'PUT /api/v1/desk/fronts/:lang/presence': 'chief',
  'DELETE /api/v1/desk/fronts/:lang/presence': 'chief',
  'GET /api/v1/desk/tickers/:lang': 'reader',
  'PUT /api/v1/desk/tickers/:lang': 'chief',
  'POST /api/v1/desk/tickers/:lang/lines': 'chief',
  'PUT /api/v1/desk/tickers/:lang/lines/:id': 'chief',
  'DELETE /api/v1/desk/tickers/:lang/lines/:id': 'chief',
  'GET /api/v1/desk/alerts': 'reader',
  'GET /api/v1/desk/items/:id/alert': 'reader',
  // Some of its actions are a chief's; see the route.
  'POST /api/v1/desk/items/:id/alert': 'editor',
  'POST /api/v1/desk/items/:id/hold': 'chief',
  'GET /api/v1/desk/accounts': 'chief',
  'POST /api/v1/desk/accounts': 'chief',
  'POST /api/v1/desk/accounts/:account/role': 'chief',
  'POST /api/v1/desk/accounts/:account/password': 'chief',
  'DELETE /api/v1/desk/accounts/:account': 'chief',
};
/** For who is not signed in. */
const open = new Set(['GET /api/v1/desk/session', 'POST /api/v1/desk/session']);

/** Asks every route of the desk as every role and as nobody; returns what was answered otherwise than it should be. */
export async function walkRoles(app: FastifyInstance, store: Store, routes: Route[], secrets: Secrets) {
  const wrong: string[] = [];
  const desk = routes.filter(({ url }) => url.startsWith('/api/v1/desk/'));
  const names = new Set(desk.map(({ method, url }) => `${method === 'HEAD' ? 'GET' : method} ${url}`));
  for (const name of Object.keys(needed)) if (!names.has(name)) wrong.push(`${name} is gone`);
  for (const name of names) if (!needed[name] && !open.has(name)) wrong.push(`${name} is in no role`);
  const accounts = new Map<DeskRole, { id: number; role: DeskRole }>();
  for (const role of deskRoles)
    accounts.set(role, (await addAccount(store.db, `walks as ${role}`, 'a long password', role))!);
  let address = 0;
  for (const { method, url } of desk) {
    const least = needed[`${method === 'HEAD' ? 'GET' : method} ${url}`];
    if (!least) continue;
    for (const role of [null, ...deskRoles]) {
      const account = role && accounts.get(role)!;
      // A session for each request, since some end it.
      const session =
        account && (await startSession(store.db, { ...account, name: '' }, { agent: '', now: new Date() }));
      address += 1;
      const request: InjectOptions = {
        method: method as NonNullable<InjectOptions['method']>,
        // Bodies are empty and most ids unknown: what is allowed is not understood, or not found.
        url: url
          .replace(':id', secrets.publicIds[0]!)
          .replace(':lang', 'ar')
          .replace(':account', '999999')
          .replace(':file', 'x.webp'),
        headers: {
          host: 'news.example',
          origin: 'http://news.example',
          ...(session && { cookie: `sharit_desk=${session.token}`, 'x-csrf': session.editor.csrf }),
        },
        remoteAddress: `203.0.${address >> 8}.${address & 255}`,
        ...((method === 'POST' || method === 'PUT') && { payload: {} }),
      };
      // A busy machine refuses work for a while, before it looks at who asks.
      const statusCode = await vi.waitFor(() => statusOf(app, request), 60_000);
      const refused = statusCode === 401 || statusCode === 403;
      const expected = role === null ? 401 : deskRoles.indexOf(role) < deskRoles.indexOf(least) ? 403 : null;
      if (expected === null ? refused || statusCode >= 500 : statusCode !== expected)
        wrong.push(`${role ?? 'nobody'}: ${method} ${url}: ${statusCode}`);
    }
  }
  return wrong;
}

async function statusOf(app: FastifyInstance, request: InjectOptions): Promise<number> {
  const response = await app.inject({ ...request, payloadAsStream: true });
  response.stream().destroy();
  if (response.statusCode === 503) throw new Error('busy');
  return response.statusCode;
}
