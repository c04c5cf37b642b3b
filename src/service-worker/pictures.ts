import { ExpirationPlugin } from 'workbox-expiration';
import { registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import { keptPictureCache, pictureCache } from '#contract/offline/service-worker.ts';
import { isExpected } from './is-expected.ts';
import { languageOfPage } from './language-of-page.ts';
import { scope } from './scope.ts';

const mostPictures = 300;
const days = 30;

/** `/pictures/{hash}-{width}.{extension}`. */
const hashOf = (url: string): string | undefined => /\/pictures\/(\w+)-/u.exec(url)?.[1];

/** Without network, another width of the same picture serves as well. */
async function otherWidth(request: Request): Promise<Response | undefined> {
  const hash = hashOf(request.url);
  for (const name of hash ? [keptPictureCache, pictureCache] : []) {
    const cache = await caches.open(name);
    const other = (await cache.keys()).find(({ url }) => hashOf(url) === hash);
    if (other) return cache.match(other);
  }
  return undefined;
}

/** Pictures of drafts are shown at the desk and in previews, and are not stored. */
async function isForReaders(event: ExtendableEvent): Promise<boolean> {
  const client = await scope.clients.get((event as FetchEvent).clientId);
  return client !== undefined && languageOfPage(new URL(client.url).pathname, scope.sharit.languages) !== null;
}

const strategy = new CacheFirst({
  cacheName: pictureCache,
  plugins: [
    {
      cacheWillUpdate: async ({ request, response, event }) =>
        (await isForReaders(event)) && (await isExpected(response, new URL(request.url).pathname)) ? response : null,
      handlerDidError: async ({ request }) => otherWidth(request),
    },
    new ExpirationPlugin({ maxEntries: mostPictures, maxAgeSeconds: days * 86_400, purgeOnQuotaError: true }),
  ],
});

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/pictures/'),
  // Filled by pages (src/offline/kept/keep-pictures.ts).
  async ({ request, event }) =>
    (await caches.match(request, { cacheName: keptPictureCache })) ?? strategy.handle({ request, event }),
);
