import { startServer } from '../server.ts';
import { cachedUrls, expect, hydrated, test, visit } from './fixtures.ts';
import { badNetwork } from './bad-network.ts';

test('an update of the app takes over without losing the page, which goes on with the code of its build', async ({
  page,
  network,
}) => {
  await visit(page, '/ar');
  const saved = (await cachedUrls(page)).find((path) => /\/assets\/saved-/u.test(path) && !path.includes('stories'))!;
  expect(saved).toBeDefined();
  await page.evaluate(() => Object.assign(window, { here: true }));
  // A newer build: its worker no longer lists the file, and the server no longer has it.
  network.alter('/sw.js', (text) => text.replace(new RegExp(`\\{[^{}]*${saved}[^{}]*\\},?`, 'u'), ''));
  network.alter(saved, () => null);
  await page.evaluate(async () => {
    const changed = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
    await (await navigator.serviceWorker.ready).update();
    await changed;
  });
  expect(await page.evaluate(() => 'here' in window)).toBe(true);
  await page.evaluate((path) => import(path), saved);
  expect(await cachedUrls(page)).toContain(saved);
});

test('a login page in the place of a file does not become part of the app', async ({ page, context, network }) => {
  await visit(page, '/ar');
  const before = await cachedUrls(page);
  network.alter('/shell/ar.html', () => '<h1>Welcome to the hotel</h1>');
  network.alter('/sw.js', (text) =>
    text.replace(/"revision":"[\w-]{16}"/gu, '"revision":"another"').concat('\n// newer'),
  );
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => undefined);
    const { installing } = registration;
    if (installing)
      await new Promise<void>((resolve) => {
        installing.addEventListener('statechange', () => installing.state === 'redundant' && resolve());
        if (installing.state === 'redundant') resolve();
      });
  });
  // What the page goes on to use comes in addition.
  expect(await cachedUrls(page)).toEqual(expect.arrayContaining(before));
  network.become('dead');
  const later = await context.newPage();
  await later.goto('/ar');
  await expect(later.locator('main h1')).toBeAttached();
});

test('a worker is taken back by a setting', async ({ page }) => {
  test.setTimeout(120_000);
  const mine = await startServer();
  const network = await badNetwork(mine.url);
  try {
    await visit(page, `${network.url}/ar`);
    expect(await cachedUrls(page)).not.toEqual([]);
    await mine.stop();
    const off = await startServer({ DATA_DIR: mine.dataDir, PORT: new URL(mine.url).port, SERVICE_WORKER: 'off' });
    await page.goto(`${network.url}/ar`);
    await hydrated(page);
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), {
        timeout: 30_000,
      })
      .toBe(0);
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
    await off.stop();
  } finally {
    await network.close();
    await mine.remove();
  }
});
