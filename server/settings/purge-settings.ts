import { z } from 'zod';

/** The caches in front of this server that are purged when stories change. */
export type PurgeSettings = {
  fastly?: { service: string; token: string };
  cloudflare?: { zone: string; token: string };
  /** Addresses of Varnish and nginx. */
  varnish: string[];
  nginx: string[];
  webhook?: { url: string; secret?: string | undefined };
};

const address = z.url({ protocol: /^https?$/, error: 'an address like http://127.0.0.1:6081' });
const addresses = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(address))
  .default([]);
// A header's value: Node refuses others, and names them.
const token = z.string().regex(/^[\x21-\x7e]+$/, 'visible ASCII characters without spaces');

export const purgeSettings = {
  PURGE_FASTLY_SERVICE: token.optional(),
  PURGE_FASTLY_TOKEN: token.optional(),
  PURGE_CLOUDFLARE_ZONE: token.optional(),
  PURGE_CLOUDFLARE_TOKEN: token.optional(),
  PURGE_VARNISH: addresses,
  PURGE_NGINX: addresses,
  PURGE_WEBHOOK: address.optional(),
  PURGE_WEBHOOK_SECRET: token.optional(),
};

const schema = z.object(purgeSettings);
type Read = z.infer<typeof schema>;

/** Names of settings of which one was given without the other. */
export function missingPurgeSetting(
  read: Read & { PUBLIC_URL?: string | undefined },
): [given: string, missing: string] | null {
  const pairs = [
    ['PURGE_FASTLY_SERVICE', 'PURGE_FASTLY_TOKEN'],
    ['PURGE_CLOUDFLARE_ZONE', 'PURGE_CLOUDFLARE_TOKEN'],
  ] as const;
  for (const [one, other] of pairs) {
    if (read[one] && !read[other]) return [one, other];
    if (read[other] && !read[one]) return [other, one];
  }
  // nginx stores by host, and a webhook gets absolute addresses.
  if (read.PURGE_NGINX.length > 0 && !read.PUBLIC_URL) return ['PURGE_NGINX', 'PUBLIC_URL'];
  if (read.PURGE_WEBHOOK && !read.PUBLIC_URL) return ['PURGE_WEBHOOK', 'PUBLIC_URL'];
  if (read.PURGE_WEBHOOK_SECRET && !read.PURGE_WEBHOOK) return ['PURGE_WEBHOOK_SECRET', 'PURGE_WEBHOOK'];
  return null;
}

export function purgeOf(read: Read): PurgeSettings {
  const { PURGE_FASTLY_SERVICE: service, PURGE_FASTLY_TOKEN: fastlyToken } = read;
  const { PURGE_CLOUDFLARE_ZONE: zone, PURGE_CLOUDFLARE_TOKEN: cloudflareToken } = read;
  return {
    ...(service && fastlyToken && { fastly: { service, token: fastlyToken } }),
    ...(zone && cloudflareToken && { cloudflare: { zone, token: cloudflareToken } }),
    varnish: read.PURGE_VARNISH,
    nginx: read.PURGE_NGINX,
    ...(read.PURGE_WEBHOOK && { webhook: { url: read.PURGE_WEBHOOK, secret: read.PURGE_WEBHOOK_SECRET } }),
  };
}
