import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Transform } from 'node:stream';
import { networkOf } from '../network-of.ts';
import { problemOf } from '../problem.ts';
import { hasToken } from './push-access.ts';

const megabyte = 1024 * 1024;
const limits = {
  /** Of all bodies together whose sender is not known yet. */
  bytes: 256 * megabyte,
  /** Of those of one network: two of the largest pictures, or a dozen items. */
  bytesOfNetwork: 64 * megabyte,
  bodiesOfNetwork: 100,
  /** Milliseconds without a byte after which nobody is sending any more. */
  silence: 15_000,
  /** Milliseconds for the whole; a large one gets more, at the pace of a slow line. */
  whole: 20_000,
  bytesPerMillisecond: 250,
};

type Share = { bodies: number; bytes: number };

/**
 * A signature is over the whole body, so that anybody may send one before it is known to be wrong: what is held meanwhile has a
 * size and an end. Too much of it is trouble that passes, 503: a newsroom's system takes a 4xx for final and never sends
 * the story again. Whoever shows the push secret itself is known before the first byte and is not limited here.
 */
export function limitBodies(app: FastifyInstance, given: Partial<typeof limits> = {}): void {
  const { bytes, bytesOfNetwork, bodiesOfNetwork, silence, whole, bytesPerMillisecond } = { ...limits, ...given };
  const shares = new Map<string, Share>();
  let held = 0;

  app.addHook('preParsing', (request, reply, payload, done) => {
    if (!hasBody(request) || hasToken(request)) return done(null, payload);
    const declared = Number(request.headers['content-length'] ?? 0);
    // Refused unread, by its length alone.
    if (declared > request.routeOptions.bodyLimit) return done(null, payload);
    const network = networkOf(request.ip);
    const share = shares.get(network) ?? { bodies: 0, bytes: 0 };
    // What was announced is set aside at once: of many large ones some then arrive whole, rather than all of them in part.
    let own = 0;
    const take = (more: number): boolean => {
      if (held + more > bytes || share.bytes + more > bytesOfNetwork) return false;
      own += more;
      held += more;
      share.bytes += more;
      return true;
    };
    if (share.bodies >= bodiesOfNetwork || !take(declared)) return done(busy());
    share.bodies += 1;
    shares.set(network, share);

    let received = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, passed) {
        received += chunk.length;
        quiet.refresh();
        // Beyond what was announced, or nothing was.
        if (received > own && !take(received - own)) passed(busy());
        else passed(null, chunk);
      },
      flush(passed) {
        stopTimers();
        passed();
      },
    });
    const late = (): void => {
      // Whoever sends so slowly is cut off: the rest of it is not waited for either.
      reply.header('connection', 'close');
      counted.destroy(problemOf('unavailable', 'the body did not arrive in time; send it again'));
    };
    const quiet = setTimeout(late, silence);
    const end = setTimeout(late, whole + declared / bytesPerMillisecond);
    const stopTimers = (): void => {
      clearTimeout(quiet);
      clearTimeout(end);
    };
    // Until the answer is out the body is in memory, wherever it has got to.
    let released = false;
    const release = (): void => {
      if (released) return;
      released = true;
      stopTimers();
      held -= own;
      share.bytes -= own;
      share.bodies -= 1;
      if (share.bodies === 0) shares.delete(network);
      counted.destroy();
    };
    reply.raw.once('finish', release).once('close', release);
    // Who reads it hears of it; when nobody reads any more, nobody needs to.
    counted.on('error', () => {});
    payload.once('error', (error) => counted.destroy(error));
    payload.pipe(counted);
    done(null, counted);
  });
}

const busy = () => problemOf('unavailable', 'too much is being sent at once; send it again');

function hasBody({ method, headers }: FastifyRequest): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
