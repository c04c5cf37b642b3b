import type { CachedPage } from '../cache/cached-pages.ts';
import { compressed, compressible } from '../cache/compressible.ts';
import type { Encoding } from '../http/compression/compress-bytes.ts';

/** An id that no story has: its "not found" page is rendered and serves every unknown id. */
export const placeholderId = 'zzzzzzzzzzzz';

// The fastest there is: the page is requested once.
const levels = { br: 1, gzip: 1 };

/**
 * The page of an unknown id, made from the placeholder's: the two differ only in the id, which needs no escaping in
 * addresses or data. Rendering one for each unknown id would let anybody keep the server busy.
 */
export async function missingPage(page: CachedPage, id: string, encoding: Encoding | null): Promise<CachedPage> {
  const body = compressible(withId(page, id));
  if (encoding) await compressed(body, encoding, levels);
  return { ...page, body };
}

/** The bytes around each place where the id stands, found once per rendering. */
const partsOf = new WeakMap<CachedPage, Buffer[]>();

function withId(page: CachedPage, id: string): Buffer {
  let parts = partsOf.get(page);
  if (!parts) {
    parts = page.body.plain
      .toString()
      .split(placeholderId)
      .map((part) => Buffer.from(part));
    partsOf.set(page, parts);
  }
  const name = Buffer.from(id);
  return Buffer.concat(parts.flatMap((part, at) => (at > 0 ? [name, part] : [part])));
}
