import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { credentials, deskSession } from '#contract/desk.ts';
import { deskCookie, editorAsking, keepPrivate, requireEditor, setCookie } from '../desk/desk-access.ts';
import { requireSameOrigin } from '../desk/same-origin.ts';
import { editorOf, signIn, signOut, signOutEverywhere } from '../store/accounts.ts';
import { recordAudit } from '../store/audit.ts';
import { problemOf } from './problem.ts';

/** Signing in and out of the desk. */
export const deskSessionRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app.store;
  // By address against one who tries names, by name against many who try one name.
  const byAddress = app.createRateLimit({ max: 20, timeWindow: '5 minutes' });
  const byName = app.createRateLimit({
    max: 10,
    timeWindow: '5 minutes',
    keyGenerator: (request) => `name ${(request.body as { name: string }).name.trim().toLowerCase()}`,
  });
  const refuseFlood = async (request: FastifyRequest) => {
    for (const limit of [byAddress, byName]) {
      const answer = await limit(request);
      if (!answer.isAllowed && answer.isExceeded) throw problemOf('too-many-requests');
    }
  };

  app.addHook('onRequest', async (_request, reply) => keepPrivate(reply));

  // 200 for strangers as well: asking who is signed in is no mistake, and an error would fill the console.
  app.get(
    '/api/v1/desk/session',
    { schema: { summary: 'Who is signed in, if anybody', response: { 200: deskSession } } },
    async (request) => {
      const editor = await editorOf(db, request.cookies[deskCookie.name], new Date());
      return editor ? { editor: { name: editor.name }, csrf: editor.csrf } : { editor: null, csrf: null };
    },
  );

  app.post(
    '/api/v1/desk/session',
    {
      schema: { summary: 'Sign in', body: credentials, response: { 200: deskSession } },
      preHandler: [async (request) => requireSameOrigin(request), refuseFlood],
    },
    async (request, reply) => {
      const { name, password } = request.body;
      const agent = request.headers['user-agent'] ?? '';
      const signedIn = await signIn(db, { name, password, agent, now: new Date() });
      if (!signedIn) {
        await recordAudit(db, { who: name.trim(), action: 'sign-in-refused' });
        throw problemOf('unauthorized');
      }
      const { editor, token } = signedIn;
      setCookie(reply, deskCookie, token, editor.expiresAt);
      await recordAudit(db, { who: editor.name, action: 'sign-in' });
      return { editor: { name: editor.name }, csrf: editor.csrf };
    },
  );

  const ending = (summary: string) => ({ schema: { summary, response: { 204: z.null() } }, preHandler: requireEditor });

  app.delete('/api/v1/desk/session', ending('Sign out'), async (request, reply) => {
    const editor = editorAsking(request);
    await signOut(db, editor.sessionHash);
    await recordAudit(db, { who: editor.name, action: 'sign-out' });
    return reply.clearCookie(deskCookie.name, { path: deskCookie.path }).code(204).send(null);
  });

  app.delete('/api/v1/desk/sessions', ending('Sign out everywhere'), async (request, reply) => {
    const editor = editorAsking(request);
    await signOutEverywhere(db, editor.accountId);
    await recordAudit(db, { who: editor.name, action: 'sign-out-everywhere' });
    return reply.clearCookie(deskCookie.name, { path: deskCookie.path }).code(204).send(null);
  });
};
