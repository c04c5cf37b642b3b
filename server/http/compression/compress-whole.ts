import type { FastifyInstance } from 'fastify';
import { compressBytes, encodingOf, worthCompressing } from './compress-bytes.ts';

const levels = { br: 4, gzip: 6 };
const compressible = /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:json|xml|javascript)|image\/svg)/i;

/**
 * Compresses complete bodies before they are removed for HEAD. The compress plugin runs after that, so HEAD would have another
 * length and encoding than GET. Streams are left to the plugin.
 */
export function compressWhole(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const encoding = encodingOf(request.headers['accept-encoding']);
    if (!encoding) return payload;
    if (typeof payload !== 'string' && !(payload instanceof Buffer)) return payload;
    if (Buffer.byteLength(payload) < worthCompressing || reply.hasHeader('content-encoding')) return payload;
    if (!compressible.test(String(reply.getHeader('content-type') ?? ''))) return payload;
    const varies = String(reply.getHeader('vary') ?? '');
    if (!varies.includes('accept-encoding'))
      reply.header('vary', varies ? `${varies}, accept-encoding` : 'accept-encoding');
    reply.header('content-encoding', encoding).removeHeader('content-length');
    return compressBytes(Buffer.from(payload), encoding, levels);
  });
}
