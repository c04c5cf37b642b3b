import type { FastifyRequest } from 'fastify';

/** The absolute address of a shared preview. The token is in the fragment: no server ever sees it. */
export function previewUrl(request: FastifyRequest, { id, token }: { id: string; token: string }): string {
  const origin = request.server.config.publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`;
  return `${origin}/preview/${id}#t=${token}`;
}
