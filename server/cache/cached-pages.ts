import { createGenerationCache, type Touchable } from './generation-cache.ts';

/** A page in memory, as it is sent. */
export type CachedPage = Touchable & {
  status: number;
  /** Names for CDNs: what to purge the page by. */
  keys: string;
  etag: string;
  /** Its Content-Security-Policy: pages differ in their style, and so in its hash. */
  policy: string;
  html: Buffer;
  /** By encoding: what is being compressed, or was; and the best there is so far. */
  making: Map<'br' | 'gzip', Promise<Buffer>>;
  ready: Map<'br' | 'gzip', Buffer>;
  /** How many have read it since it was kept. */
  readers: number;
  /** Printed from answers that the database could not confirm; never kept. */
  stale?: true;
};

const maxBytes = 64 * 1024 * 1024;

export type PageCache = ReturnType<typeof createPageCache>;

/** Rendered pages in memory. */
export function createPageCache(now: () => number = Date.now) {
  // Compressed copies are about a third more.
  return createGenerationCache<CachedPage>({
    now,
    maxBytes,
    weight: ({ html }) => html.length * 1.4,
    // Most pages are printed anew the same, and are compressed already.
    inherit({ etag, making, ready, readers }, page) {
      if (etag === page.etag) Object.assign(page, { making, ready, readers });
    },
  });
}
