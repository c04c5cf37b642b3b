import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sameSecret } from '../../store/desk/tokens.ts';

const name = 'x-refresh-key';

/** All processes have the same push secret. */
const keyOf = (pushSecret: string): string => createHmac('sha256', pushSecret).update('refresh').digest('base64url');

/** By this header a server knows the requests that purge nginx: they come back through it. */
export const refreshHeader = (pushSecret: string): Record<string, string> => ({ [name]: keyOf(pushSecret) });

/** Whether a request is a purge by this site's own servers. No address tells: readers behind a proxy may have private ones, too. */
export function isOwnRefresh({ headers, server }: FastifyRequest): boolean {
  const key = headers[name];
  return typeof key === 'string' && sameSecret(key, keyOf(server.config.pushSecret));
}
