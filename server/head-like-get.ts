import type { FastifyInstance } from 'fastify';
import { Readable } from 'node:stream';

const worthCompressing = 1024;
const compressible = /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:json|xml|javascript)|image\/svg)/i;

/**
 * HEAD says what GET would say. The answer to HEAD loses its body before the compress plugin sees it, and would name the
 * length of a plain body where GET sends a compressed one, whose length is not known beforehand.
 */
export function headLikeGet(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const encoding = request.headers['accept-encoding'];
    const plain = typeof payload === 'string' || payload instanceof Buffer ? Buffer.byteLength(payload) : 0;
    if (
      request.method !== 'HEAD' ||
      (encoding !== 'br' && encoding !== 'gzip') ||
      plain < worthCompressing ||
      reply.hasHeader('content-encoding') ||
      !compressible.test(String(reply.getHeader('content-type') ?? ''))
    )
      return done();
    reply.header('content-encoding', encoding).header('vary', 'accept-encoding');
    done(null, Readable.from([payload]));
  });
}
