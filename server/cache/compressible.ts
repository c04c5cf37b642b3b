import { compressBytes, type Encoding } from '../http/compression/compress-bytes.ts';

/** Bytes in memory with their compressed copies, each made once. */
export type Compressible = {
  plain: Buffer;
  /** Being compressed, or done. */
  pending: Map<Encoding, Promise<Buffer>>;
  /** The best there is so far. */
  ready: Map<Encoding, Buffer>;
  /** How many requests `countReader` has seen. */
  readers: number;
};

// Measured with an article page of 69 kB: quality 5 makes 15.5 kB in 2 ms, 7 to 9 hardly less in 8 to 15, 10
// makes 14.3 kB in 24 ms, 11 hardly less in 69.
const firstLevels = { br: 5, gzip: 6 };
const bestLevels = { br: 10, gzip: 6 };
/** The reader who makes the better compression worth its time. */
const worthwhileReader = 2;
/** One body at a time. */
let improving: Promise<unknown> = Promise.resolve();

export function compressible(plain: Buffer): Compressible {
  return { plain, pending: new Map(), ready: new Map(), readers: 0 };
}

/** What can be sent at once; undefined while it is not compressed yet. */
export function readyBytes(body: Compressible, encoding: Encoding | null): Buffer | undefined {
  return encoding ? body.ready.get(encoding) : body.plain;
}

/** Rejects when compression fails; the next call tries again. */
export function compressed(body: Compressible, encoding: Encoding, levels = firstLevels): Promise<Buffer> {
  const best = body.ready.get(encoding);
  if (best) return Promise.resolve(best);
  let pending = body.pending.get(encoding);
  if (!pending) {
    pending = compressBytes(body.plain, encoding, levels);
    body.pending.set(encoding, pending);
    pending.then(
      (bytes) => body.ready.has(encoding) || body.ready.set(encoding, bytes),
      // The callers get the error.
      () => body.pending.delete(encoding),
    );
  }
  return pending;
}

/** Counts a reader of a cached body; the second one has it compressed better. */
export function countReader(body: Compressible): void {
  body.readers += 1;
  if (body.readers !== worthwhileReader) return;
  improving = improving
    .then(() => compressBytes(body.plain, 'br', bestLevels))
    .then((bytes) => body.ready.set('br', bytes))
    // The first compression stays.
    .catch(() => {});
}
