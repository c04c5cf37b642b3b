import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { credentials, deskSession, type DeskSession } from '#contract/desk.ts';
import { deskCookie, currentEditor, setPrivateHeaders, guardDesk, setCookie } from '../../http/access/desk-access.ts';
import { deviceCookie, deviceDays, knownDevice, rememberDevice } from '../../desk/sign-in/known-device.ts';
import { networkOf } from '../../http/network-of.ts';
import { requireSameOrigin } from '../../http/access/same-origin.ts';
import { createSignInLimits, SignInRefused } from '../../desk/sign-in/sign-in-limits.ts';
import { accountByName, type Editor, editorOf, signIn, signOut, signOutEverywhere } from '../../store/desk/accounts.ts';
import { recordAudit } from '../../store/desk/audit.ts';
import { problemOf } from '../../http/problem.ts';

/** Signing in and out of the desk. */
export const deskSessionRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app.store;
  const sessionAnswer = (editor: Editor | null): DeskSession => ({
    editor: editor && { name: editor.name, role: editor.role, searches: app.newsroom.unansweredSearches },
    csrf: editor?.csrf ?? null,
    singleSignOn: app.config.oidc !== null,
  });
  const attempt = createSignInLimits(() => app.readContext().now.getTime());

  app.addHook('onRequest', async (_request, reply) => setPrivateHeaders(reply));

  // 200 even when nobody is signed in: an error would appear in the browser's console.
  app.get(
    '/api/v1/desk/session',
    { schema: { summary: 'Who is signed in, if anybody', response: { 200: deskSession } } },
    async (request) => {
      const editor = await editorOf(db, request.cookies[deskCookie.name], new Date());
      return sessionAnswer(editor);
    },
  );

  app.post(
    '/api/v1/desk/session',
    {
      schema: { summary: 'Sign in', body: credentials, response: { 200: deskSession } },
      preHandler: async (request) => requireSameOrigin(request),
    },
    async (request, reply) => {
      const { name, password } = request.body;
      const agent = request.headers['user-agent'] ?? '';
      const cookie = request.cookies[deviceCookie.name];
      const device = cookie === undefined ? null : knownDevice(cookie, await accountByName(db, name));
      const by = { network: networkOf(request.ip), name, device };
      const signedIn = await attempt(by, () => signIn(db, { name, password, agent, now: new Date() })).catch(
        (error: unknown) => {
          if (!(error instanceof SignInRefused)) throw error;
          if (error.wait === null) throw problemOf('unavailable');
          reply.header('retry-after', error.wait);
          throw problemOf('too-many-requests', undefined, { retryAfter: error.wait });
        },
      );
      if (!signedIn) {
        await recordAudit(db, { who: name.trim(), action: 'sign-in-refused' });
        throw problemOf('unauthorized');
      }
      const { editor, token } = signedIn;
      setCookie(reply, deskCookie, token, editor.expiresAt);
      const account = await accountByName(db, name);
      if (account) {
        const expires = new Date(Date.now() + deviceDays * 86_400_000);
        setCookie(reply, deviceCookie, rememberDevice(cookie, account), expires);
      }
      await recordAudit(db, { who: editor.name, action: 'sign-in' });
      return sessionAnswer(editor);
    },
  );

  await app.register(deskSignOutRoutes);
};

const deskSignOutRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app.store;
  guardDesk(app);
  const ending = (summary: string) => ({
    config: { role: 'reader' as const },
    schema: { summary, response: { 204: z.null() } },
  });

  app.delete('/api/v1/desk/session', ending('Sign out'), async (request, reply) => {
    const editor = currentEditor(request);
    await signOut(db, editor.sessionHash);
    await recordAudit(db, { who: editor.name, action: 'sign-out' });
    return reply.clearCookie(deskCookie.name, { path: deskCookie.path }).code(204).send(null);
  });

  app.delete('/api/v1/desk/sessions', ending('Sign out everywhere'), async (request, reply) => {
    const editor = currentEditor(request);
    await signOutEverywhere(db, editor.accountId);
    await recordAudit(db, { who: editor.name, action: 'sign-out-everywhere' });
    return reply.clearCookie(deskCookie.name, { path: deskCookie.path }).code(204).send(null);
  });
};
