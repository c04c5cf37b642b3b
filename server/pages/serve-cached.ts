import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CachedPage } from '../cache/cached-pages.ts';
import { compressed, countReader, readyBytes } from '../cache/compressible.ts';
import { staleHeaders } from '../cache/stale-headers.ts';
import { pageCaching } from '../http/cache-control.ts';
import { hasKnownHost } from '../http/check-host.ts';
import { bestEncoding } from '../http/compression/choose-encoding.ts';
import { encodingOf, type Encoding } from '../http/compression/compress-bytes.ts';
import { matchesTag } from '../http/caching/entity-tag.ts';
import { originOf } from '../http/origin.ts';
import { deliverPendingChanges } from '../store/publishing/changes.ts';
import { pagePath } from './page-path.ts';
import { savesData } from './saves-data.ts';

type Headers = Record<string, string>;
/** A page that may be cached. */
export type CacheableRequest = {
  /** Path and query, as `pagePath` gives it. */
  path: string;
  origin: string;
  /** See savesData. */
  savesData?: boolean;
  /** The reader's IP address: rate limits count it. */
  address?: string;
};
/** The cached pages, and the headers that all of them have. */
export type ServedPages = {
  cached(request: CacheableRequest): CachedPage | undefined;
  /** For while the database is away. */
  stale(request: CacheableRequest): CachedPage | undefined;
  headers: Headers;
};

/** Called for every answer that no hook of Fastify sees. */
type OnAnswer = (request: IncomingMessage, status: number, ms: number) => void;

/**
 * Answers with a cached page before Fastify sees the request: no router, no hooks, no rate limit, no tag to compute. Only what needs no
 * second look: a GET of a cached page by a host that has passed its check, while the database answers. The rest is
 * answered in a hook. Returns the function that opens it, once there is a cache.
 */
export function serveCached(app: FastifyInstance, onAnswer: OnAnswer): (pages: ServedPages) => void {
  let served: ServedPages | null = null;
  const counts = app.meter.answers.pages;
  const answer = (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.headers['x-refresh'] !== undefined) return false;
    if (!served || request.method !== 'GET' || !app.store.available() || !hasKnownHost(request)) return false;
    const { publicUrl } = app.config;
    // Then a proxy has a say in the origin.
    if (!publicUrl && request.headers['x-forwarded-proto'] !== undefined) return false;
    const origin = publicUrl ?? `http://${request.headers.host}`;
    const target = pagePath(request.url!);
    if (target.kind !== 'page' || !target.cacheable) return false;
    const page = served.cached({
      ...{ path: target.path, origin, savesData: savesData(request.headers) },
      address: request.socket.remoteAddress ?? '127.0.0.1',
    });
    const encoding = encodingOf(bestEncoding(request));
    const bytes = page && readyBytes(page.body, encoding);
    if (!page || !bytes || page.stale || request.headers['if-none-match'] !== undefined) return false;
    const start = performance.now();
    counts.cached += 1;
    countReader(page.body);
    response.writeHead(page.status, headOf(page, bytes, encoding, served.headers));
    response.end(bytes);
    onAnswer(request, page.status, performance.now() - start);
    return true;
  };
  app.addHook('onReady', (done) => {
    const { server } = app;
    const usual = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (!answer(request, response)) for (const listener of usual) listener.call(server, request, response);
    });
    done();
  });
  // nginx that is being purged stores the answer: it must not be from before a change that this process has not learned of yet.
  app.addHook('onRequest', async ({ headers }) => {
    if (headers['x-refresh'] !== undefined) await deliverPendingChanges(app.store);
  });
  // The same for what needs one: proxies, a 304, HEAD, a page that is stale because the database is away.
  app.addHook('onRequest', (request, reply, done) => {
    if (!served || (request.method !== 'GET' && request.method !== 'HEAD')) return done();
    const target = pagePath(request.url);
    if (target.kind !== 'page' || !target.cacheable) return done();
    const stale = !app.store.available();
    const asked = {
      ...{ path: target.path, origin: originOf(request), savesData: savesData(request.headers) },
      address: request.ip,
    };
    const page = stale ? served.stale(asked) : served.cached(asked);
    const encoding = encodingOf(request.headers['accept-encoding']);
    const bytes = page && readyBytes(page.body, encoding);
    if (!page || !bytes) return done();
    counts[stale ? 'stale' : 'cached'] += 1;
    countReader(page.body);
    reply.hijack();
    const { raw } = reply;
    if (isUnchanged(request, page)) {
      raw.writeHead(304, { ...served.headers, ...headersOf(page, null, stale) }).end();
      return;
    }
    const headers = { ...served.headers, ...headersOf(page, encoding, stale), 'content-length': bytes.length };
    raw.writeHead(page.status, headers).end(request.method === 'HEAD' ? undefined : bytes);
  });
  app.addHook('preClose', (done) => {
    served = null;
    done();
  });
  return (pages) => {
    served = pages;
  };
}

/** The same answer through Fastify. */
export async function sendPage(request: FastifyRequest, reply: FastifyReply, page: CachedPage): Promise<FastifyReply> {
  reply.code(page.status);
  if (isUnchanged(request, page)) return reply.headers(headersOf(page, null)).code(304).send();
  const encoding = encodingOf(request.headers['accept-encoding']);
  const bytes = encoding ? await compressed(page.body, encoding) : page.body.plain;
  return reply.headers(headersOf(page, encoding)).send(bytes);
}

/** What writeHead takes, made once for the bytes of a page: names and values in turn. */
const heads = new WeakMap<Buffer, string[]>();

function headOf(page: CachedPage, bytes: Buffer, encoding: Encoding | null, common: Headers): string[] {
  let head = heads.get(bytes);
  if (!head) {
    const headers = { ...common, ...headersOf(page, encoding), 'content-length': String(bytes.length) };
    heads.set(bytes, (head = Object.entries(headers).flat()));
  }
  return head;
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
