import { CacheExpiration } from 'workbox-expiration';
import { cachePrefix } from '#contract/offline/service-worker.ts';

/** Files of the build that readers load later, and those of former builds that open pages still need. */
export const assetCache = `${cachePrefix}-assets`;

const expiration = new CacheExpiration(assetCache, { maxEntries: 150, maxAgeSeconds: 60 * 86_400 });

/** Counts a file that has just been stored or used; the ones longest unused are deleted above the limit. */
export async function rememberAsset(pathname: string): Promise<void> {
  await expiration.updateTimestamp(new URL(pathname, location.href).href);
  await expiration.expireEntries();
}
