import type { FastifyInstance } from 'fastify';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const worthCompressing = 1024;
const quality = 4;
const compressible = /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:json|xml|javascript)|image\/svg)/i;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * Compresses what is there as a whole before HEAD takes the body away: the compress plugin comes after that, so that HEAD would
 * name the length and encoding of an answer that GET does not send. Streams are left to the plugin.
 */
export function compressWhole(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const encoding = request.headers['accept-encoding'];
    if (encoding !== 'br' && encoding !== 'gzip') return payload;
    if (typeof payload !== 'string' && !(payload instanceof Buffer)) return payload;
    if (Buffer.byteLength(payload) < worthCompressing || reply.hasHeader('content-encoding')) return payload;
    if (!compressible.test(String(reply.getHeader('content-type') ?? ''))) return payload;
    const varies = String(reply.getHeader('vary') ?? '');
    if (!varies.includes('accept-encoding'))
      reply.header('vary', varies ? `${varies}, accept-encoding` : 'accept-encoding');
    reply.header('content-encoding', encoding).removeHeader('content-length');
    return encoding === 'br'
      ? brotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
      : zip(payload);
  });
}
