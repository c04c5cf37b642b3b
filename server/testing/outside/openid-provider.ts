import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { freePort } from '../../../e2e/server.ts';
import type { OidcSettings } from '../../settings/oidc-settings.ts';

/** Claims by login; whoever is not among them may sign in at the provider, but has no role here. */
export type People = Record<string, Record<string, unknown>>;

export type OpenIdProvider = { settings: OidcSettings; stop(): Promise<void> };

/** A real OpenID provider, whose own forms take any password. `inUserInfo`: claims are not in the ID token. */
export async function startOpenIdProvider(
  callback: string,
  people: People,
  { inUserInfo = false }: { inUserInfo?: boolean } = {},
): Promise<OpenIdProvider> {
  const issuer = `http://127.0.0.1:${await freePort()}`;
  const settings = { issuer, clientId: 'desk', clientSecret: randomUUID(), rolesClaim: 'newsroom.roles' };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [{ client_id: settings.clientId, client_secret: settings.clientSecret, redirect_uris: [callback] }],
    claims: { openid: ['sub'], profile: ['name', 'newsroom'], email: ['email'] },
    conformIdTokenClaims: inUserInfo,
    cookies: { keys: [randomUUID()] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
  });
  const server = createServer(provider.callback());
  await new Promise<void>((resolve) => {
    server.listen(Number(new URL(issuer).port), '127.0.0.1', resolve);
  });
  return {
    settings,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
