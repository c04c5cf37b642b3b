import { ExpirationPlugin } from 'workbox-expiration';
import { registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import { pictureCache } from '#contract/offline/service-worker.ts';
import { isExpected } from './is-expected.ts';

const mostPictures = 300;
const days = 30;

/** `/pictures/{hash}-{width}.{extension}`. */
const hashOf = (url: string): string | undefined => /\/pictures\/(\w+)-/u.exec(url)?.[1];

/** Without network, another width of the same picture serves as well. */
async function otherWidth(request: Request): Promise<Response | undefined> {
  const cache = await caches.open(pictureCache);
  const hash = hashOf(request.url);
  const other = hash && (await cache.keys()).find(({ url }) => hashOf(url) === hash);
  return other ? cache.match(other) : undefined;
}

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/pictures/'),
  new CacheFirst({
    cacheName: pictureCache,
    plugins: [
      {
        cacheWillUpdate: async ({ request, response }) =>
          (await isExpected(response, new URL(request.url).pathname)) ? response : null,
        handlerDidError: async ({ request }) => otherWidth(request),
      },
      new ExpirationPlugin({ maxEntries: mostPictures, maxAgeSeconds: days * 86_400, purgeOnQuotaError: true }),
    ],
  }),
);
