import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Logs a line per request: route, status, duration in milliseconds. Never a query or a name from an address. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info({ method, path: pathOf(request), status: reply.statusCode, ms }, 'request');
    done();
  });
}

const pages =
  /^\/(?:[a-z]{2,3}(?:\/(?:news(?:\/[a-z0-9]{8,12})?|section|topic|search|latest|saved))?|desk|preview)(?=[/?]|$)/u;

/** The pattern of the route. Pages share one route: theirs is the kind of page, and the id of the story. */
function pathOf({ routeOptions, url }: FastifyRequest): string {
  const { url: pattern = 'none' } = routeOptions;
  if (pattern !== '/*') return pattern;
  const [page] = pages.exec(url) ?? [];
  const rest = page === undefined ? url : url.slice(page.length);
  return (page ?? '') + (/^\/[^?]/u.test(rest) ? '/*' : '');
}
