import type { Page } from '@playwright/test';
import { expect, hydrated, test as base } from '../fixtures.ts';
import { badNetwork, type BadNetwork } from './bad-network.ts';

export { expect, expectAccessible, hydrated, newsItem } from '../fixtures.ts';

/** Tests whose pages reach the server through a network with troubles, and have a service worker. */
export const test = base.extend<{ network: BadNetwork }>({
  network: async ({ server }, use) => {
    const network = await badNetwork(server.url);
    await use(network);
    await network.close();
  },
  baseURL: async ({ network }, use) => {
    await use(network.url);
  },
  serviceWorkers: 'allow',
  locale: 'ar',
  expectedErrors: async ({ network: _network }, use) => {
    // What a browser logs of requests that fail.
    await use([/Failed to load resource|net::ERR|Failed to fetch|MIME|preload/u]);
  },
});

/** Opens a page as a reader does, until its service worker is in control. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await hydrated(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Waits until the device has an answer whose key begins with these parts. */
export async function stored(page: Page, ...parts: string[]): Promise<void> {
  await expect
    .poll(() => storedKeys(page))
    .toContainEqual(expect.stringContaining(parts.map((part) => `"${part}"`).join(',')));
}

/** The first picture of the page is shown. One that a busy server is asked for the first time is made first. */
export async function expectPicture(page: Page): Promise<void> {
  const picture = page.locator('main picture img').first();
  // Of a story without a picture of its own it is one of the cards below.
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 30_000 })
    .toBeGreaterThan(0);
}

/** The keys of what is in IndexedDB, as JSON. */
export function storedKeys(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('sharit');
        opening.addEventListener('error', () => reject(opening.error!));
        opening.addEventListener('success', () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains('queries')) {
            database.close();
            return resolve([]);
          }
          const asking = database.transaction('queries').objectStore('queries').getAllKeys();
          asking.addEventListener('success', () => {
            database.close();
            resolve(asking.result.map(String));
          });
        });
      }),
  );
}

/** Everything in Cache Storage: the addresses. */
export function cachedUrls(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
}
