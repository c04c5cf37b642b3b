import type { FastifyReply } from 'fastify';

// Browsers always revalidate (a cheap 304), only shared caches store: a correction or a kill then reaches every reader at once.
const fresh = 'public, max-age=0, must-revalidate';
const values = {
  newsroom: `${fresh}, s-maxage=3600`,
  front: `${fresh}, s-maxage=30, stale-while-revalidate=60, stale-if-error=3600`,
  ticker: `${fresh}, s-maxage=30, stale-while-revalidate=60, stale-if-error=3600`,
  list: `${fresh}, s-maxage=30, stale-while-revalidate=60, stale-if-error=3600`,
  article: `${fresh}, s-maxage=300, stale-while-revalidate=600, stale-if-error=3600`,
  // As old as a page may be anyway (cache/generation-cache.ts); purged by Surrogate-Key.
  page: `${fresh}, s-maxage=30, stale-while-revalidate=60, stale-if-error=3600`,
  // A page that only the browser fills.
  shell: `${fresh}, s-maxage=60`,
  // From memory while the database is away: shared caches must ask again soon.
  stale: `${fresh}, s-maxage=5`,
  notFound: 'public, max-age=0, s-maxage=10',
  withdrawn: 'public, max-age=0, s-maxage=60',
  redirect: 'public, max-age=0, s-maxage=10',
  translation: 'public, max-age=0, s-maxage=30',
  private: 'private, no-store',
  none: 'no-store',
  // A move can be taken back; without a value a browser may store a 301 for ever.
  moved: `${fresh}, s-maxage=300`,
  search: 'public, max-age=0, s-maxage=30',
  feed: 'public, max-age=0, s-maxage=60',
  immutable: 'public, max-age=31536000, immutable',
} as const;

export type CacheKind = keyof typeof values;

/** Cache-Control of a kind of answer, and Surrogate-Key: the ids of its stories, so that a CDN can purge by story. */
export function cacheHeaders(kind: CacheKind, surrogateKeys: Iterable<string> = []): Record<string, string> {
  const keys = [...new Set(surrogateKeys)].join(' ');
  return { 'cache-control': values[kind], ...(keys && { 'surrogate-key': keys }) };
}

export function cacheFor(reply: FastifyReply, kind: CacheKind, surrogateKeys: Iterable<string> = []): void {
  reply.headers(cacheHeaders(kind, surrogateKeys));
}

const kindByStatus: Record<number, CacheKind> = { 200: 'page', 404: 'notFound', 410: 'withdrawn' };

/** Cache-Control of a rendered page. */
export function pageCaching(status: number): string {
  return values[kindByStatus[status] ?? 'none'];
}
