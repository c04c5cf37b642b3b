import * as oidc from 'openid-client';
import type { OidcSettings } from '../../settings/oidc-settings.ts';
import { deskRoles, type DeskRole } from '#contract/roles.ts';

/** What the browser holds between leaving for the provider and coming back. */
export type SignInAttempt = { state: string; nonce: string; verifier: string };

export type Identity = {
  /** Issuer and subject: the same for a person, whatever they are called. */
  subject: string;
  name: string;
  /** The highest that the claim names; null if it names none. */
  role: DeskRole | null;
};

/** In seconds, of each request to the provider. */
const timeout = 10;
/** Milliseconds for which what the provider says of itself is believed. */
const discoveryLife = 3_600_000;

/** The newsroom's identity provider, by OpenID Connect: authorization code flow with PKCE, state and nonce. */
export function createIdentityProvider({ issuer, clientId, clientSecret, rolesClaim }: OidcSettings, callback: string) {
  let known: { configuration: Promise<oidc.Configuration>; until: number } | undefined;

  const configuration = (): Promise<oidc.Configuration> => {
    if (known && known.until > Date.now()) return known.configuration;
    const server = new URL(issuer);
    const execute = [oidc.enableNonRepudiationChecks];
    // A plain http address is accepted by the settings only on this machine.
    if (server.protocol === 'http:') execute.push(oidc.allowInsecureRequests);
    const discovered = oidc.discovery(server, clientId, clientSecret, undefined, { execute, timeout });
    const entry = { configuration: discovered, until: Date.now() + discoveryLife };
    known = entry;
    discovered.catch(() => {
      if (known === entry) known = undefined;
    });
    return discovered;
  };

  return {
    /** Where to send the browser, and what it has to bring back. */
    async begin(): Promise<{ url: string; attempt: SignInAttempt }> {
      const provider = await configuration();
      const attempt = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      };
      const url = oidc.buildAuthorizationUrl(provider, {
        redirect_uri: callback,
        scope: 'openid profile email',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, attempt };
    },
    /** Whom the provider vouches for. Rejects for anything that is not its answer to this attempt. */
    async finish(query: string, { state, nonce, verifier }: SignInAttempt): Promise<Identity> {
      const provider = await configuration();
      const tokens = await oidc.authorizationCodeGrant(provider, new URL(callback + query), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
      });
      const claims = tokens.claims()!;
      const missing = claimAt(claims, rolesClaim) === undefined;
      const more =
        missing && provider.serverMetadata().userinfo_endpoint
          ? await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub)
          : {};
      const all: Record<string, unknown> = { ...more, ...claims };
      return {
        subject: `${claims.iss} ${claims.sub}`,
        name: nameIn(all) ?? claims.sub,
        role: roleIn(claimAt(all, rolesClaim)),
      };
    },
  };
}

/** A claim by its name, else by its path: `realm_access.roles`. */
function claimAt(claims: Record<string, unknown>, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.split('.').reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    return (value as Record<string, unknown>)[step];
  }, claims);
}

/** Only what is named exactly admits: a word or a list of words. */
function roleIn(claim: unknown): DeskRole | null {
  const named = Array.isArray(claim) ? (claim as unknown[]) : [claim];
  return deskRoles.findLast((role) => named.includes(role)) ?? null;
}

function nameIn(claims: Record<string, unknown>): string | null {
  for (const name of ['name', 'preferred_username', 'email']) {
    const value = claims[name];
    const text = typeof value === 'string' ? value.replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' ').trim() : '';
    if (text) return text.slice(0, 90);
  }
  return null;
}
