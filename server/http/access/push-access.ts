import { createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sameSecret } from '../../store/desk/tokens.ts';
import { cacheFor } from '../cache-control.ts';
import { problemOf } from '../problem.ts';
import { hasPushSecret } from './push-secret.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Replaces the app's own handler of @fastify/under-pressure for a route. */
    pressureHandler?: () => void;
    /** The body is read as it arrives, into a file: it does not count as memory (`limitBodies`). */
    bodyToDisk?: boolean;
  }
}

const signatureHeader = 'x-superdesk-signature';

/** Superdesk's signature of a request: HMAC-SHA1 of the body's bytes. */
export function signatureOf(body: Uint8Array, secret: string): string {
  return `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`;
}

/** Hook: 401 before the body is read, for requests with neither the push secret nor a signature. */
export async function requirePusher(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  cacheFor(reply, 'none');
  if (!hasPushSecret(request) && request.headers[signatureHeader] === undefined) refuse(reply);
}

/** Once the body has been read: the push secret, or a signature that matches the body. */
export function checkPusher(request: FastifyRequest, reply: FastifyReply, body: Uint8Array): void {
  if (hasPushSecret(request)) return;
  if (!sameSecret(signatureOn(request), signatureOf(body, request.server.config.pushSecret))) refuse(reply);
}

/** The same for a body that is read as it arrives: `onBytes` hears all of it, then `check` refuses what is not the newsroom's. */
export function readSigned(request: FastifyRequest, reply: FastifyReply) {
  if (hasPushSecret(request)) return { onBytes: () => {}, check: () => {} };
  const hmac = createHmac('sha1', request.server.config.pushSecret);
  return {
    onBytes: (chunk: Uint8Array) => void hmac.update(chunk),
    check: () => {
      if (!sameSecret(signatureOn(request), `sha1=${hmac.digest('hex')}`)) refuse(reply);
    },
  };
}

const signatureOn = (request: FastifyRequest) => String(request.headers[signatureHeader] ?? '').toLowerCase();

function refuse(reply: FastifyReply): never {
  void reply.header('www-authenticate', 'Bearer realm="push"');
  throw problemOf(
    'unauthorized',
    'the push secret as bearer token, or a Superdesk signature made with it, is missing or wrong',
  );
}
