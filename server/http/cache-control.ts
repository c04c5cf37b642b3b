import type { FastifyReply } from 'fastify';

// Browsers always revalidate (a cheap 304), shared caches keep: only so can a correction or a kill reach a reader at once.
const fresh = 'public, max-age=0, must-revalidate';
const kept = {
  newsroom: `${fresh}, s-maxage=3600`,
  front: `${fresh}, s-maxage=30, stale-while-revalidate=60, stale-if-error=3600`,
  ticker: `${fresh}, s-maxage=30, stale-while-revalidate=60, stale-if-error=3600`,
  list: `${fresh}, s-maxage=30, stale-while-revalidate=60, stale-if-error=3600`,
  article: `${fresh}, s-maxage=300, stale-while-revalidate=600, stale-if-error=3600`,
  // A move can be taken back: a browser must not keep it for ever, as it may a 301 that says nothing.
  moved: `${fresh}, s-maxage=300`,
  search: 'public, max-age=0, s-maxage=30',
  feed: 'public, max-age=0, s-maxage=60',
  immutable: 'public, max-age=31536000, immutable',
} as const;

export type CacheKind = keyof typeof kept;

/** Says how long an answer may be kept, and (ASCII ids) which stories it is about, so that a CDN can purge by story. */
export function cacheHeaders(kind: CacheKind, surrogateKeys: Iterable<string> = []): Record<string, string> {
  const keys = [...new Set(surrogateKeys)].join(' ');
  return { 'cache-control': kept[kind], ...(keys && { 'surrogate-key': keys }) };
}

export function cacheFor(reply: FastifyReply, kind: CacheKind, surrogateKeys: Iterable<string> = []): void {
  reply.headers(cacheHeaders(kind, surrogateKeys));
}
