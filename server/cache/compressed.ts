import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { CachedPage } from './cached-pages.ts';

export type Encoding = 'br' | 'gzip';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

// Measured with an article page of 69 kB: quality 5 makes 15.5 kB in 2 ms, 7 to 9 hardly less in 8 to 15, 10
// makes 14.3 kB in 24 ms, 11 hardly less in 69.
const first = 5;
const hardest = 10;
/** After this many readers a page is worth the harder compression, one page at a time. */
const asked = 2;
let harder: Promise<unknown> = Promise.resolve();

/** The encoding to answer in, by a header that `chooseEncoding` has read already: it names one. */
export function encodingOf(chosen = ''): Encoding | null {
  return chosen === 'br' || chosen === 'gzip' ? chosen : null;
}

/** What is ready to be sent; undefined as long as it is being made. */
export function ready(page: CachedPage, encoding: Encoding | null): Buffer | undefined {
  return encoding ? page.ready.get(encoding) : page.html;
}

/** Compressed in the thread pool, once per kept page and encoding. */
export function compressed(page: CachedPage, encoding: Encoding): Promise<Buffer> {
  const best = page.ready.get(encoding);
  if (best) return Promise.resolve(best);
  let making = page.making.get(encoding);
  if (!making) {
    making = encoding === 'br' ? brotliOf(page.html, first) : zip(page.html, { level: 6 });
    page.making.set(encoding, making);
    making.then(
      (bytes) => page.ready.has(encoding) || page.ready.set(encoding, bytes),
      // Whoever waits for it is told.
      () => page.making.delete(encoding),
    );
  }
  return making;
}

/** Counts a reader of a kept page; the second one makes it worth the while. */
export function countReader(page: CachedPage): void {
  page.readers += 1;
  if (page.readers !== asked) return;
  harder = harder
    .then(() => brotliOf(page.html, hardest))
    .then((bytes) => page.ready.set('br', bytes))
    // The page stays as it was.
    .catch(() => {});
}

function brotliOf(html: Buffer, quality: number): Promise<Buffer> {
  return brotli(html, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: html.length },
  });
}
