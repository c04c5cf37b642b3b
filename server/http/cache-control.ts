import type { FastifyReply } from 'fastify';

// Browsers always revalidate (a cheap 304) and only shared caches hold a copy, so that a correction or a kill reaches readers at once.
const revalidate = 'public, max-age=0, must-revalidate';
const live = `${revalidate}, s-maxage=30, stale-while-revalidate=60, stale-if-error=3600`;

/** Every Cache-Control value that this server sends, by the kind of answer. */
export const cacheControl = {
  newsroom: `${revalidate}, s-maxage=3600`,
  openapi: `${revalidate}, s-maxage=3600`,
  robots: 'public, s-maxage=3600',
  front: live,
  ticker: live,
  list: live,
  page: live,
  /** A page without its content: the browser fetches it. */
  shell: `${revalidate}, s-maxage=60`,
  article: `${revalidate}, s-maxage=300, stale-while-revalidate=600, stale-if-error=3600`,
  shareCard: `${revalidate}, s-maxage=300`,
  // A move can be undone: browsers must not cache this 301 for ever, as they may one without Cache-Control.
  moved: `${revalidate}, s-maxage=300`,
  feed: `${revalidate}, s-maxage=60`,
  sitemap: `${revalidate}, s-maxage=60`,
  search: 'public, max-age=0, s-maxage=30',
  /** Redirect of a story's address to its translation. */
  translation: 'public, max-age=0, s-maxage=30',
  redirect: 'public, max-age=0, s-maxage=10',
  // Shared caches may hold a 404 or a 410 briefly, and never serve it stale.
  notFound: 'public, max-age=0, s-maxage=10',
  withdrawn: 'public, max-age=0, s-maxage=60',
  /** Served from memory while the database is down: caches in front of this server ask again soon. */
  stale: `${revalidate}, s-maxage=5`,
  /** The address contains a hash of the content. */
  immutable: 'public, max-age=31536000, immutable',
  /** The service worker: no cache may hold back its mending. */
  worker: 'no-cache',
  /** Files of the build with fixed names, such as icons. */
  file: 'public, max-age=3600',
  private: 'private, no-store',
  none: 'no-store',
} as const;

export type CacheKind = keyof typeof cacheControl;

/** Cache-Control of a kind, and (ASCII ids) the stories an answer contains, so that a CDN can purge by story. */
export function cacheHeaders(kind: CacheKind, surrogateKeys: Iterable<string> = []): Record<string, string> {
  const keys = [...new Set(surrogateKeys)].join(' ');
  return { 'cache-control': cacheControl[kind], ...(keys && { 'surrogate-key': keys }) };
}

export function cacheFor(reply: FastifyReply, kind: CacheKind, surrogateKeys: Iterable<string> = []): FastifyReply {
  return reply.headers(cacheHeaders(kind, surrogateKeys));
}

const kindByStatus: Record<number, CacheKind> = { 200: 'page', 404: 'notFound', 410: 'withdrawn' };

/** Cache-Control of a rendered page. */
export function pageCaching(status: number): string {
  return cacheControl[kindByStatus[status] ?? 'none'];
}
