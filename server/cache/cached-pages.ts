import { type Compressible } from './compressible.ts';
import { type CacheEntry, createGenerationCache } from './generation-cache.ts';
import type { Invalidation } from './invalidation.ts';

/** A page in memory, as it is sent. */
export type CachedPage = CacheEntry & {
  status: number;
  /** Value of Surrogate-Key: what CDNs purge the page by. */
  surrogateKeys: string;
  etag: string;
  body: Compressible;
  /** Rendered from answers that the database could not confirm; never cached. */
  stale?: true;
};

const maxBytes = 64 * 1024 * 1024;

/** Rendered pages in memory. */
export function createPageCache(invalidation: Invalidation, now = () => Date.now()) {
  return createGenerationCache<CachedPage>({
    invalidation,
    now,
    maxBytes,
    // Compressed copies are about a third more.
    weight: ({ body }) => body.plain.length * 1.4,
    // Most pages are rendered again the same, and are compressed already.
    inherit(old, page) {
      if (old.etag === page.etag) page.body = old.body;
    },
  });
}
