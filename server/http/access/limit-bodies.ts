import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Socket } from 'node:net';
import { Transform } from 'node:stream';
import { networkOf } from '../network-of.ts';
import { problemOf } from '../problem.ts';
import { hasPushSecret } from './push-secret.ts';

const megabyte = 1024 * 1024;
const limits = {
  /** Of all unauthenticated bodies together. */
  bytes: 256 * megabyte,
  /** Per network: a dozen of the largest items. */
  bytesOfNetwork: 64 * megabyte,
  /** The same for bodies that go to the disk: four of the largest films at once. */
  bytesOnDisk: 2048 * megabyte,
  bytesOnDiskOfNetwork: 1024 * megabyte,
  bodiesOfNetwork: 100,
  /** Milliseconds without a byte after which the sender is cut off. */
  silence: 15_000,
  /** Milliseconds for a whole body, plus its length at `bytesPerMillisecond` (a slow connection). */
  whole: 20_000,
  bytesPerMillisecond: 250,
};

type Share = { bodies: number; bytes: Record<Place, number> };
type Place = 'memory' | 'disk';

/**
 * Limits the memory and time of unauthenticated bodies: a signature covers the whole body, so anybody can make the server read
 * one before it is refused. Beyond the limits the answer is 503, since newsroom systems never retry after a 4xx. Requests with
 * the push secret are authenticated before the body and not limited here.
 */
export function limitBodies(app: FastifyInstance, given: Partial<typeof limits> = {}): void {
  const { bodiesOfNetwork, silence, whole, bytesPerMillisecond, ...most } = { ...limits, ...given };
  const mostOf = {
    memory: { all: most.bytes, network: most.bytesOfNetwork },
    disk: { all: most.bytesOnDisk, network: most.bytesOnDiskOfNetwork },
  };
  const shares = new Map<string, Share>();
  const held = { memory: 0, disk: 0 };

  // A refusal is answered before the body has come. The sender gets time to read it; Node would receive the rest for `requestTimeout`.
  app.addHook('onResponse', ({ raw }, _reply, done) => {
    // Requests inside this process have no socket, and do not say.
    const isComing = (): boolean => !raw.complete && raw.socket instanceof Socket;
    if (isComing()) setTimeout(() => isComing() && raw.socket.destroy(), whole).unref();
    done();
  });
  app.addHook('preParsing', (request, reply, payload, done) => {
    if (!hasBody(request) || hasPushSecret(request)) return done(null, payload);
    const { bodyLimit, config } = request.routeOptions;
    const place = config.bodyToDisk ? 'disk' : 'memory';
    const declared = Number(request.headers['content-length'] ?? 0);
    // Fastify refuses it without reading it.
    if (declared > bodyLimit && place === 'memory') return done(null, payload);
    const network = networkOf(request.ip);
    const share = shares.get(network) ?? { bodies: 0, bytes: { memory: 0, disk: 0 } };
    // The declared length is reserved at once, so that some of many large bodies succeed instead of all failing midway.
    let reserved = 0;
    const take = (more: number): boolean => {
      if (held[place] + more > mostOf[place].all || share.bytes[place] + more > mostOf[place].network) return false;
      reserved += more;
      held[place] += more;
      share.bytes[place] += more;
      return true;
    };
    if (share.bodies >= bodiesOfNetwork || !take(Math.min(declared, bodyLimit))) return done(busy());
    share.bodies += 1;
    shares.set(network, share);

    let received = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, passed) {
        received += chunk.length;
        quiet.refresh();
        // Longer than declared, or no declared length. What is over the limit of a body that goes to the disk is not stored.
        const stored = place === 'disk' ? Math.min(received, bodyLimit) : received;
        if (stored > reserved && !take(stored - reserved)) passed(busy());
        else passed(null, chunk);
      },
      flush(passed) {
        stopTimers();
        passed();
      },
    });
    const late = (): void => {
      // The rest of the body is not read.
      reply.header('connection', 'close');
      counted.destroy(problemOf('unavailable', 'the body did not arrive in time; send it again'));
    };
    const quiet = setTimeout(late, silence);
    const end = setTimeout(late, whole + declared / bytesPerMillisecond);
    const stopTimers = (): void => {
      clearTimeout(quiet);
      clearTimeout(end);
    };
    // The body stays where it is until the answer has been sent.
    let released = false;
    const release = (): void => {
      if (released) return;
      released = true;
      stopTimers();
      held[place] -= reserved;
      share.bytes[place] -= reserved;
      share.bodies -= 1;
      if (share.bodies === 0) shares.delete(network);
      counted.destroy();
    };
    reply.raw.once('finish', release).once('close', release);
    // Whoever reads the body handles the error; without a reader an unhandled one would end the process.
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
