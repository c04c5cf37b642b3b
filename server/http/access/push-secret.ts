import type { FastifyRequest } from 'fastify';
import { problemOf } from '../problem.ts';
import { sameSecret } from '../../store/desk/tokens.ts';

/** Hook: the pushing system's bearer token, asked for before the body is read. */
export async function requirePushSecret(request: FastifyRequest): Promise<void> {
  const [, given] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (!sameSecret(given ?? '', request.server.config.pushSecret)) throw problemOf('unauthorized');
}
