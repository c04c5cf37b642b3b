import type { FastifyInstance, FastifyRequest } from 'fastify';
import { storyIdPattern } from '#contract/limits.ts';

/** Logs a line per request: route, status, duration in milliseconds. Never a query or a name from an address. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info({ method, path: pathOf(request), status: reply.statusCode, ms }, 'request');
    done();
  });
}

const rooms = `news(?:/${storyIdPattern})?|section|topic|search|latest|saved`;
const pages = new RegExp(`^/(?:[a-z]{2,3}(?:/(?:${rooms}))?|desk|preview)(?=[/?]|$)`, 'u');

/** The pattern of the route. Pages share one route: theirs is the kind of page, and the id of the story. */
function pathOf({ routeOptions, url }: FastifyRequest): string {
  const { url: pattern = 'none' } = routeOptions;
  if (pattern !== '/*') return pattern;
  const [page] = pages.exec(url) ?? [];
  const rest = page === undefined ? url : url.slice(page.length);
  return (page ?? '') + (/^\/[^?]/u.test(rest) ? '/*' : '');
}
