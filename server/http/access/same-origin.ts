import type { FastifyRequest } from 'fastify';
import { problemOf } from '../problem.ts';

/**
 * Refuses what another site's page sends. Browsers put Origin on every request that is not GET; who sends none is no
 * browser, and carries no cookies of one either, but is refused all the same: nothing else has business here.
 */
export function requireSameOrigin(request: FastifyRequest): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const own = [`${request.protocol}://${request.host}`, request.server.config.publicUrl];
  const same = origin !== undefined && own.some((one) => one !== undefined && originOf(one) === originOf(origin));
  if (!same || (site !== undefined && site !== 'same-origin')) throw problemOf('forbidden');
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null;
}
