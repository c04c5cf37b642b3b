import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';

// br before gzip where both are as welcome: it makes the smaller answer.
const offered = ['br', 'gzip', 'identity'];
// The types are of its last major version.
type Preferring = { encoding(available: string[], options: { preferred: string[] }): string | undefined };
/** Browsers send a handful of different headers; what anybody can make up is not remembered without end. */
const remembered = 200;

/**
 * Whatever compresses (kept pages and answers, files, the compress plugin) has an own idea of Accept-Encoding, and none of
 * them heeds every `q=0`. So it is read once, properly, and all of them find the one encoding to answer in.
 */
export function chooseEncoding(app: FastifyInstance): void {
  const chosen = new Map<string, string>();
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request.raw;
    const accepted = headers['accept-encoding'];
    if (accepted === undefined) return done();
    let encoding = chosen.get(accepted);
    if (encoding === undefined) {
      // Where nothing that we have is welcome, the plain answer is better than none.
      encoding = bestOf(request.raw) ?? 'identity';
      if (chosen.size < remembered) chosen.set(accepted, encoding);
    }
    headers['accept-encoding'] = encoding;
    done();
  });
}

function bestOf(request: IncomingMessage): string | undefined {
  return (new Negotiator(request) as Preferring).encoding(offered, { preferred: offered });
}
