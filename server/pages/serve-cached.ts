import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CachedPage, PageCache } from '../cache/cached-pages.ts';
import { compressed, countReader, readyBytes } from '../cache/compressible.ts';
import { staleHeaders } from '../cache/stale-headers.ts';
import { pageCaching } from '../http/cache-control.ts';
import { encodingOf, type Encoding } from '../http/compress-bytes.ts';
import { matchesTag } from '../http/entity-tag.ts';
import { originOf } from '../http/origin.ts';
import { pagePath } from './page-path.ts';

type Headers = Record<string, string>;
/** The cached pages, and the headers that all of them have. */
export type ServedPages = { pages: PageCache; headers: Headers };

/** A page's key: it holds absolute addresses, and so depends on the origin. */
export const pageKey = (origin: string, path: string): string => `${origin} ${path}`;

/**
 * Answers with a cached page before anything else is done with the request: no rate limit, no cookies, no tag to compute.
 * Returns the function that opens it, once there is a cache. Metrics count these answers like all others.
 */
export function serveCached(app: FastifyInstance): (pages: ServedPages) => void {
  let served: ServedPages | null = null;
  app.addHook('onRequest', (request, reply, done) => {
    if (!served || (request.method !== 'GET' && request.method !== 'HEAD')) return done();
    const target = pagePath(request.url);
    const key = target.kind === 'page' && target.cacheable ? pageKey(originOf(request), target.path) : null;
    const stale = !app.store.available();
    const page = key === null ? undefined : stale ? served.pages.getStale(key) : served.pages.get(key);
    const encoding = encodingOf(request.headers['accept-encoding']);
    const bytes = page && readyBytes(page.body, encoding);
    if (!page || !bytes) return done();
    countReader(page.body);
    reply.hijack();
    const { raw } = reply;
    if (isUnchanged(request, page)) {
      raw.writeHead(304, { ...served.headers, ...headersOf(page, null, stale) }).end();
      return;
    }
    raw.writeHead(page.status, {
      ...served.headers,
      ...headersOf(page, encoding, stale),
      'content-length': bytes.length,
    });
    raw.end(request.method === 'HEAD' ? undefined : bytes);
  });
  return (pages) => {
    served = pages;
  };
}

/** The same answer through Fastify: for a page that has just been rendered, or is still being compressed. */
export async function sendPage(request: FastifyRequest, reply: FastifyReply, page: CachedPage): Promise<FastifyReply> {
  reply.code(page.status);
  if (isUnchanged(request, page)) return reply.headers(headersOf(page, null)).code(304).send();
  const encoding = encodingOf(request.headers['accept-encoding']);
  const bytes = encoding ? await compressed(page.body, encoding) : page.body.plain;
  return reply.headers(headersOf(page, encoding)).send(bytes);
}

function headersOf(page: CachedPage, encoding: Encoding | null, stale = page.stale ?? false): Headers {
  const { status, etag, surrogateKeys, madeAt } = page;
  return {
    vary: 'accept-encoding',
    etag,
    'cache-control': pageCaching(status),
    'surrogate-key': surrogateKeys,
    ...(encoding ? { 'content-encoding': encoding } : {}),
    ...(stale ? staleHeaders(Date.now() - madeAt) : {}),
    ...(status >= 500 || status === 429 ? { 'retry-after': status === 429 ? '60' : '30' } : {}),
  };
}

function isUnchanged(request: FastifyRequest, { status, etag }: CachedPage): boolean {
  return status === 200 && matchesTag(request.headers['if-none-match'], etag);
}
