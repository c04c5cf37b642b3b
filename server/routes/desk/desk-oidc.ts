import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { createIdentityProvider, type SignInAttempt } from '../../desk/sign-in/identity-provider.ts';
import { deskCookie, setCookie, setPrivateHeaders } from '../../http/access/desk-access.ts';
import { startSession } from '../../store/desk/accounts.ts';
import { recordAudit } from '../../store/desk/audit.ts';
import { admitFromProvider, refuseFromProvider } from '../../store/desk/provider-accounts.ts';

const path = '/api/v1/desk/oidc';
const callbackPath = `${path}/callback`;
/** Lax: it has to come along when the provider sends the browser back. */
const attemptCookie = { name: 'sharit_oidc', path, sameSite: 'lax' } as const;
const attemptMinutes = 10;

/** Sign-in with the newsroom's identity provider. Only a claim that names a role admits. */
export const deskOidcRoutes: FastifyPluginAsyncZod = async (app) => {
  const { oidc, publicUrl } = app.config;
  if (!oidc || !publicUrl) return;
  const { db } = app.store;
  const provider = createIdentityProvider(oidc, publicUrl + callbackPath);
  const config = { rateLimit: { max: 60, timeWindow: '1 minute' } };
  app.addHook('onRequest', async (_request, reply) => setPrivateHeaders(reply));

  app.get(path, { config, schema: { summary: 'Sign in with the identity provider' } }, async (request, reply) => {
    try {
      const { url, attempt } = await provider.begin();
      const expires = new Date(Date.now() + attemptMinutes * 60_000);
      setCookie(reply, attemptCookie, [attempt.state, attempt.nonce, attempt.verifier].join('.'), expires);
      return reply.redirect(url, 303);
    } catch (error) {
      request.log.error({ err: error }, 'the identity provider does not answer');
      return reply.redirect('/desk?sign-in=unavailable', 303);
    }
  });

  app.get(
    callbackPath,
    { config, schema: { summary: 'Where the identity provider sends the browser back' } },
    async (request, reply) => {
      const attempt = attemptOf(request.cookies[attemptCookie.name]);
      reply.clearCookie(attemptCookie.name, { path: attemptCookie.path });
      const admitted = attempt && (await admit(request, attempt));
      // The same for whatever was missing, wrong, late or not allowed.
      if (!admitted) return reply.redirect('/desk?sign-in=refused', 303);
      return signedIn(reply, admitted);
    },
  );

  async function admit(request: FastifyRequest, attempt: SignInAttempt) {
    const query = new URL(request.url, publicUrl).search;
    const identity = await provider.finish(query, attempt).catch((error: unknown) => {
      request.log.warn({ err: error }, 'a sign-in with the identity provider was refused');
      return null;
    });
    if (!identity) return null;
    const { subject, name, role } = identity;
    if (role) return admitFromProvider(app.store, { subject, name, role });
    await refuseFromProvider(db, subject);
    await recordAudit(db, { who: name, action: 'sign-in-refused' });
    return null;
  }

  async function signedIn(reply: FastifyReply, account: Awaited<ReturnType<typeof admitFromProvider>>) {
    const agent = reply.request.headers['user-agent'] ?? '';
    const { token, editor } = await startSession(db, account, { agent, now: new Date() });
    setCookie(reply, deskCookie, token, editor.expiresAt);
    await recordAudit(db, { who: editor.name, action: 'sign-in' });
    return reply.redirect('/desk', 303);
  }
};

function attemptOf(cookie: string | undefined): SignInAttempt | null {
  const [state, nonce, verifier, ...more] = (cookie ?? '').split('.');
  return state && nonce && verifier && more.length === 0 ? { state, nonce, verifier } : null;
}
