import { z } from 'zod';
import { StartError } from './start-error.ts';

/** How the desk signs editors in with OpenID Connect. */
export type OidcSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Claim whose value names the role; with dots a path into the claims. */
  rolesClaim: string;
};

function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}

export const oidcSettings = {
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'an address like https://login.example/realms/news' })
    .refine(isSafeIssuer, 'an https address (plain http only on this machine)')
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_ROLES_CLAIM: z.string().optional(),
};
type Read = { [name in keyof typeof oidcSettings]?: string | undefined } & { PUBLIC_URL?: string | undefined };

/** All of them or none: half a setting would leave the desk without a way in. */
export function oidcOf(read: Read): OidcSettings | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLES_CLAIM, PUBLIC_URL } = read;
  const named = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLES_CLAIM };
  if (Object.values(named).every((value) => value === undefined)) return null;
  // The provider sends editors back to it: a request's Host header is nobody's to believe.
  const missing = Object.entries({ ...named, PUBLIC_URL }).find(([, value]) => value === undefined);
  if (missing) throw new StartError(`Sign-in with an identity provider also needs the setting ${missing[0]}.`);
  return {
    issuer: OIDC_ISSUER!,
    clientId: OIDC_CLIENT_ID!,
    clientSecret: OIDC_CLIENT_SECRET!,
    rolesClaim: OIDC_ROLES_CLAIM!,
  };
}
