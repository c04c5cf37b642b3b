import type { FastifyRequest } from 'fastify';
import { problemOf } from '../problem.ts';

/**
 * 403 for requests from another site's page. Browsers send Origin with every request that is not GET; a client without it is
 * no browser and is refused as well, since only our own pages use these routes.
 */
export function requireSameOrigin(request: FastifyRequest): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const accepted = [`${request.protocol}://${request.host}`, request.server.config.publicUrl];
  const same =
    origin !== undefined && accepted.some((url) => url !== undefined && urlOrigin(url) === urlOrigin(origin));
  if (!same || (site !== undefined && site !== 'same-origin')) throw problemOf('forbidden');
}

function urlOrigin(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}
