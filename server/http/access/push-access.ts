import { createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sameSecret } from '../../store/desk/tokens.ts';
import { problemOf } from '../problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What @fastify/under-pressure asks instead of the app's handler. */
    pressureHandler?: () => void;
  }
}

const signatureHeader = 'x-superdesk-signature';

/** Superdesk's signature of a request: HMAC-SHA1 of the body as it came over the line. */
export function signatureOf(body: Uint8Array, secret: string): string {
  return `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`;
}

/** Whether a request shows the push secret itself. */
export function hasToken(request: FastifyRequest): boolean {
  const [, given] = /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return given !== undefined && sameSecret(given, request.server.config.pushSecret);
}

/** Hook: who has neither the token nor a signature is turned away before the body is read. */
export async function requirePusher(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.header('cache-control', 'no-store');
  if (!hasToken(request) && request.headers[signatureHeader] === undefined) turnAway(reply);
}

/** Once the body is here: the token, or a signature that fits it. */
export function checkPusher(request: FastifyRequest, reply: FastifyReply, body: Uint8Array): void {
  if (hasToken(request)) return;
  const given = String(request.headers[signatureHeader] ?? '').toLowerCase();
  if (!sameSecret(given, signatureOf(body, request.server.config.pushSecret))) turnAway(reply);
}

function turnAway(reply: FastifyReply): never {
  void reply.header('www-authenticate', 'Bearer realm="push"');
  throw problemOf(
    'unauthorized',
    'the push secret as bearer token, or a Superdesk signature made with it, is missing or wrong',
  );
}
