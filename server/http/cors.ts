import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What scripts of any site may read: the API without its private parts, feeds, sitemaps, pictures, films, documents and built files. */
const open =
  /^\/(?:api\/(?!v1\/(?:push|previews|desk)(?:\/|$))|pictures\/|media\/|files\/|share\/|assets\/|newsroom\/logo$|sitemap[\w-]*(?::page)?\.xml$|[a-z]{2,3}\/(?:feed\.json|rss\.xml|manifest\.webmanifest)$)/u;

/** Judged by the matched route, so that no spelling of a private address is taken for a public one. */
function isOpen({ routeOptions, url }: FastifyRequest): boolean {
  const route = routeOptions.url;
  if (route !== undefined && route !== '/*') return open.test(route);
  const path = url.split('?')[0]!;
  try {
    return open.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/**
 * Scripts of any site may read public GET answers, errors and 304 included, without credentials: nothing in them depends on the
 * reader. Everything else is for this site only. Registered early, so that errors of later hooks carry the headers too.
 */
export function allowAnyOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { method } = request;
    const preflight = method === 'OPTIONS' && request.headers['access-control-request-method'];
    if ((!preflight && method !== 'GET' && method !== 'HEAD') || !isOpen(request)) return done();
    reply.header('access-control-allow-origin', '*');
    if (!preflight) {
      reply.header('access-control-expose-headers', 'etag, last-modified, link, retry-after');
      return done();
    }
    void reply
      .headers({
        'access-control-allow-methods': 'GET, HEAD',
        // Without credentials, `*` allows every header except Authorization, which public routes do not read.
        'access-control-allow-headers': '*',
        'access-control-max-age': '86400',
      })
      .code(204)
      .send();
  });
}
