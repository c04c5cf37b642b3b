import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What readers of any site may be shown: the API but its closed parts, feeds, maps, pictures and built files. */
const open =
  /^\/(?:api\/(?!v1\/(?:push|previews|desk)(?:\/|$))|pictures\/|share\/|assets\/|newsroom\/logo$|sitemap[\w-]*(?::page)?\.xml$|[a-z]{2,3}\/(?:feed\.json|rss\.xml|manifest\.webmanifest)$)/u;

/** The path that the router found, so that no spelling of a closed address is taken for an open one. */
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
 * Public GET answers, errors and 304 included, may be read by scripts of any site, without credentials: there is nothing in them
 * that is about one reader. Everything else stays with this site. The first hook, so that no answer leaves without it.
 */
export function allowAnyOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const { method } = request;
    const preflight = method === 'OPTIONS' && request.headers['access-control-request-method'];
    if ((!preflight && method !== 'GET' && method !== 'HEAD') || !isOpen(request)) return;
    reply.header('access-control-allow-origin', '*');
    if (!preflight) {
      reply.header('access-control-expose-headers', 'etag, last-modified, link, retry-after');
      return;
    }
    await reply
      .headers({
        'access-control-allow-methods': 'GET, HEAD',
        // Without credentials the star stands for every header but Authorization, which nothing here reads.
        'access-control-allow-headers': '*',
        'access-control-max-age': '86400',
      })
      .code(204)
      .send();
  });
}
