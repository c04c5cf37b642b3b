import type { FastifyRequest } from 'fastify';
import { originOf } from '../origin.ts';

/** The absolute address of a shared preview. The token is in the fragment, which browsers never send. */
export function previewUrl(request: FastifyRequest, { id, token }: { id: string; token: string }): string {
  return `${originOf(request)}/preview/${id}#t=${token}`;
}
