import type { FastifyRequest } from 'fastify';

/** The site's public origin: PUBLIC_URL, else as the request's Host names it. No slash at the end. */
export function originOf(request: FastifyRequest): string {
  return request.server.config.publicUrl ?? `${request.protocol}://${request.host}`;
}
