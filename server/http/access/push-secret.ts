import type { FastifyRequest } from 'fastify';
import { sameSecret } from '../../store/desk/tokens.ts';
import { problemOf } from '../problem.ts';

/** Whether a request carries the push secret as its bearer token. */
export function hasPushSecret(request: FastifyRequest): boolean {
  const [, token] = /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return token !== undefined && sameSecret(token, request.server.config.pushSecret);
}

/** Hook: 401 before the body is read, unless the request carries the push secret. */
export async function requirePushSecret(request: FastifyRequest): Promise<void> {
  if (!hasPushSecret(request)) throw problemOf('unauthorized');
}
