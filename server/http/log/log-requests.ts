import type { FastifyInstance, FastifyRequest } from 'fastify';
import { storyIdPattern } from '#contract/limits.ts';
import { isInner } from './inner-requests.ts';

/** Logs a line for an answer that was given without a route: a page's, by its address. */
export type LogPage = (method: string, url: string, status: number, ms: number) => void;

/** Logs a line per request: route, status, duration in milliseconds. Never a query or a name from an address. */
export function logRequests(app: FastifyInstance): LogPage {
  if (!['trace', 'debug', 'info'].includes(app.log.level)) return () => {};
  app.addHook('onResponse', (request, reply, done) => {
    if (isInner(request)) return done();
    const { method } = request;
    request.log.info(
      { method, path: pathOf(request), status: reply.statusCode, ms: tenths(reply.elapsedTime) },
      'request',
    );
    done();
  });
  return (method, url, status, ms) => app.log.info({ method, path: pageOf(url), status, ms: tenths(ms) }, 'request');
}

const rooms = `news(?:/${storyIdPattern})?|section|topic|search|latest|saved`;
const pages = new RegExp(`^/(?:[a-z]{2,3}(?:/(?:${rooms}))?|desk|preview)(?=[/?]|$)`, 'u');

/** The pattern of the route. Pages share one route: theirs is the kind of page, and the id of the story. */
function pathOf({ routeOptions, url }: FastifyRequest): string {
  const { url: pattern = 'none' } = routeOptions;
  return pattern === '/*' ? pageOf(url) : pattern;
}

function pageOf(url: string): string {
  const [page] = pages.exec(url) ?? [];
  const rest = page === undefined ? url : url.slice(page.length);
  return (page ?? '') + (/^\/[^?]/u.test(rest) ? '/*' : '');
}

const tenths = (ms: number): number => Math.round(ms * 10) / 10;
