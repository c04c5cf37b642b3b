import { registerRoute } from 'workbox-routing';
import { assetCache, rememberAsset } from './asset-cache.ts';
import { isExpected } from './is-expected.ts';
import { scope } from './scope.ts';

/** Paths of the files that readers load after the start: fonts, rare blocks, players. Written by scripts/service-worker.ts. */
declare const __LATER__: string[];

const later = new Set(__LATER__);

// Those of the desk and of previews are in neither list, and are not stored.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  async ({ request, url, event }) => {
    const { pathname } = url;
    const cache = await caches.open(assetCache);
    const stored = await cache.match(pathname);
    if (stored) {
      event.waitUntil(rememberAsset(pathname));
      return stored;
    }
    const response = await scope.fetch(request);
    if (later.has(pathname) && (await isExpected(response, pathname))) {
      const copy = response.clone();
      // A full disk is no reason to show nothing.
      event.waitUntil(
        cache.put(pathname, copy).then(
          () => rememberAsset(pathname),
          () => undefined,
        ),
      );
    }
    return response;
  },
);
