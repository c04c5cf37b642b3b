import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { compressed, countReader, encodingOf, type Encoding, ready } from '../cache/compressed.ts';
import type { CachedPage, PageCache } from '../cache/cached-pages.ts';
import { staleHeaders } from '../cache/stale-headers.ts';
import { originOf } from '../http/origin.ts';
import { pagePath } from './page-path.ts';

/**
 * Browsers always ask again, so that a correction reaches everybody at once; shared caches keep for as long as a page may
 * be old anyway (see live/keep.ts) and are purged by Surrogate-Key.
 */
const caching: Record<number, string> = {
  200: 'public, max-age=0, must-revalidate, s-maxage=30, stale-while-revalidate=60, stale-if-error=3600',
  404: 'public, max-age=0, s-maxage=10',
  410: 'public, max-age=0, s-maxage=60',
};

type Headers = Record<string, string>;
export type Kept = { pages: PageCache; headers: Headers };

/** Under what a page is kept: absolute addresses in it name the host. */
export const keyOf = (origin: string, path: string): string => `${origin} ${path}`;

/**
 * Answers with a kept page before anything else is done with the request: no limits to count, no cookies to read, no tag to
 * compute. What it returns is told the pages once there are some; metrics count these answers like all others.
 */
export function serveCached(app: FastifyInstance): (kept: Kept) => void {
  let kept: Kept | null = null;
  app.addHook('onRequest', (request, reply, done) => {
    if (!kept || (request.method !== 'GET' && request.method !== 'HEAD')) return done();
    const asked = pagePath(request.url);
    const key = asked.kind === 'page' && asked.keep ? keyOf(originOf(request), asked.path) : null;
    const stale = !app.store.available();
    const page = key === null ? undefined : stale ? kept.pages.getStale(key) : kept.pages.get(key);
    const encoding = encodingOf(request.headers['accept-encoding']);
    const bytes = page && ready(page, encoding);
    if (!page || !bytes) return done();
    countReader(page);
    reply.hijack();
    const { raw } = reply;
    if (unchanged(request, page)) {
      raw.writeHead(304, { ...kept.headers, ...headersOf(page, null, stale) }).end();
      return;
    }
    raw.writeHead(page.status, {
      ...kept.headers,
      ...headersOf(page, encoding, stale),
      'content-length': bytes.length,
    });
    raw.end(request.method === 'HEAD' ? undefined : bytes);
  });
  return (opened) => {
    kept = opened;
  };
}

/** The same answer by the long way: a page that has just been rendered, or is still being compressed. */
export async function sendPage(request: FastifyRequest, reply: FastifyReply, page: CachedPage): Promise<FastifyReply> {
  reply.code(page.status);
  if (unchanged(request, page)) return reply.headers(headersOf(page, null)).code(304).send();
  const encoding = encodingOf(request.headers['accept-encoding']);
  const bytes = encoding ? await compressed(page, encoding) : page.html;
  return reply.headers(headersOf(page, encoding)).send(bytes);
}

function headersOf(page: CachedPage, encoding: Encoding | null, stale = page.stale ?? false): Headers {
  const { status, etag, keys, policy, madeAt } = page;
  return {
    'content-security-policy': policy,
    vary: 'accept-encoding',
    etag,
    'cache-control': caching[status] ?? 'no-store',
    'surrogate-key': keys,
    ...(encoding ? { 'content-encoding': encoding } : {}),
    ...(stale ? staleHeaders(Date.now() - madeAt) : {}),
    ...(status >= 500 || status === 429 ? { 'retry-after': status === 429 ? '60' : '30' } : {}),
  };
}

function unchanged(request: FastifyRequest, { status, etag }: CachedPage): boolean {
  const header = request.headers['if-none-match'];
  if (status !== 200 || header === undefined) return false;
  return header === '*' || header.split(',').some((tag) => tag.trim() === etag);
}
