import type { FastifyRequest } from 'fastify';

/** Where this site is for the world: PUBLIC_URL, else as the request names it. No slash at the end. */
export function originOf(request: FastifyRequest): string {
  return request.server.config.publicUrl?.replace(/\/+$/u, '') ?? `${request.protocol}://${request.host}`;
}
