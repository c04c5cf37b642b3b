import { setCacheNameDetails, cacheNames, clientsClaim } from 'workbox-core';
import { addPlugins, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { cachePrefix } from '#contract/offline/service-worker.ts';
import { assetCache, rememberAsset } from './asset-cache.ts';
import { isExpected } from './is-expected.ts';
import { scope } from './scope.ts';

/** Replaced by workbox-build with the files of the app's start (scripts/service-worker.ts). */
declare const self: { __WB_MANIFEST: PrecacheEntry[] };

setCacheNameDetails({ prefix: cachePrefix, precache: 'start', suffix: '' });
const files = self.__WB_MANIFEST;

/**
 * Pages that are open go on with the code of their build: what they have not loaded yet is taken along before the new worker's activation
 * deletes it. That is why the new one need not wait until they are closed.
 */
async function keepFormerFiles(): Promise<void> {
  const current = new Set(files.map(({ url }) => new URL(url, scope.location.href).pathname));
  const [former, assets] = await Promise.all([caches.open(cacheNames.precache), caches.open(assetCache)]);
  for (const request of await former.keys()) {
    const { pathname } = new URL(request.url);
    const response = pathname.startsWith('/assets/') && !current.has(pathname) && (await former.match(request));
    if (!response) continue;
    await assets.put(pathname, response);
    await rememberAsset(pathname);
  }
}

scope.addEventListener('install', (event) => {
  event.waitUntil(keepFormerFiles());
  void scope.skipWaiting();
});
clientsClaim();

// A file that is not what it should be ends the installation: the worker that was there before stays.
addPlugins([
  {
    cacheWillUpdate: async ({ request, response }) =>
      (await isExpected(response, new URL(request.url).pathname)) ? response : null,
  },
]);
precacheAndRoute([...files, ...scope.sharit.shells], { cleanURLs: false, directoryIndex: '' });
