import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';

// Preferred in this order at equal quality: br is smaller.
const offered = ['br', 'gzip', 'identity'];
// The types are those of the previous major version.
type Preferring = { encoding(available: string[], options: { preferred: string[] }): string | undefined };
/** Browsers send a handful of different headers; made-up ones must not fill the memory. */
const maxCached = 200;

/**
 * Cached answers, static files and the compress plugin each read Accept-Encoding in their own way, and none respects every
 * `q=0`. It is negotiated here once, and replaced by the one encoding to answer in.
 */
export function chooseEncoding(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request.raw;
    const accepted = headers['accept-encoding'];
    if (accepted === undefined) return done();
    headers['accept-encoding'] = bestEncoding(request.raw);
    done();
  });
}

const chosen = new Map<string, string>();

/** The one encoding to answer in. */
export function bestEncoding(request: IncomingMessage): string {
  const accepted = request.headers['accept-encoding'] ?? '';
  let encoding = chosen.get(accepted);
  if (encoding === undefined) {
    // If nothing on offer is acceptable, the plain answer is better than a 406.
    encoding = (new Negotiator(request) as Preferring).encoding(offered, { preferred: offered }) ?? 'identity';
    if (chosen.size < maxCached) chosen.set(accepted, encoding);
  }
  return encoding;
}
