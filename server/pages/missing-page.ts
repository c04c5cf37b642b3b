import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Encoding } from '../cache/compressed.ts';
import type { CachedPage } from '../cache/cached-pages.ts';

/** An id that no story has: the page that is not there is rendered for it, and serves for every other unknown id. */
export const nobodys = 'zzzzzzzzzzzz';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * The page of an unknown id, out of the one of nobody's: they differ in the id alone, in addresses and data, and an id has
 * no character that means anything there. To render it for each would let anybody keep the server busy.
 */
export async function missingPage(page: CachedPage, id: string, encoding: Encoding | null): Promise<CachedPage> {
  const html = withId(page, id);
  const made: CachedPage = { ...page, html, making: new Map(), ready: new Map(), readers: 0 };
  // The quickest there is: nobody asks for it twice.
  if (encoding === 'br') made.ready.set('br', await brotli(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }));
  if (encoding === 'gzip') made.ready.set('gzip', await zip(html, { level: 1 }));
  return made;
}

/** The bytes between two places where the id stands, found once for each rendering. */
const between = new WeakMap<CachedPage, Buffer[]>();

function withId(page: CachedPage, id: string): Buffer {
  let parts = between.get(page);
  if (!parts) {
    parts = page.html
      .toString()
      .split(nobodys)
      .map((part) => Buffer.from(part));
    between.set(page, parts);
  }
  const name = Buffer.from(id);
  return Buffer.concat(parts.flatMap((part, at) => (at > 0 ? [name, part] : [part])));
}
