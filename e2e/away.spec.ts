import type { Page } from '@playwright/test';
import { expect, hydrated, test } from './fixtures.ts';
import { startServer } from './server.ts';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const frame = async (page: Page) => {
  await expect(page.getByRole('navigation', { name: 'الأقسام' })).toBeVisible();
  await expect(page.getByRole('contentinfo')).toBeAttached();
  await expect(page.getByRole('region', { name: 'الشريط الإخباري' })).toBeAttached();
};
const lost = /Failed to load resource|Failed to fetch dynamically imported module|vite:preloadError|net::ERR/u;

test('offline, switching the language shows an error in the page shell, and the page opens when online again', async ({
  page,
  context,
  expectedErrors,
}) => {
  expectedErrors.push(lost);
  await page.goto('/ar');
  await hydrated(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(heading(page, 'لا اتصال بالإنترنت')).toBeVisible();
  await expect(page).toHaveURL(/\/en$/u);
  await frame(page);
  await page.goBack();
  await expect(heading(page, 'لا اتصال بالإنترنت')).not.toBeAttached();
  await expect(page).toHaveURL(/\/ar$/u);
  await page.goForward();
  await expect(heading(page, 'لا اتصال بالإنترنت')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('while the server is down and the device online: the page shell and an error, then the requested page', async ({
  page,
  expectedErrors,
}) => {
  test.setTimeout(120_000);
  expectedErrors.push(lost);
  const server = await startServer();
  try {
    await page.goto(`${server.url}/ar`);
    await hydrated(page);
    await server.stop('SIGKILL');
    // Neither the section's chunk nor its stories are loaded, and reloading the page fails too.
    await page.getByRole('navigation', { name: 'الأقسام' }).getByRole('link', { name: 'ثقافة' }).click();
    await expect(heading(page, 'الخدمة متوقفة مؤقتاً')).toBeVisible();
    await frame(page);
    await server.start();
    await expect(heading(page, 'ثقافة')).toBeVisible({ timeout: 60_000 });
    await page.goBack();
    await expect(page).toHaveURL(/\/ar$/u);
    await expect(page.locator('main h1')).toBeVisible();
  } finally {
    await server.remove();
  }
});

test('while a chunk does not load, the server-rendered page stays; it is hydrated once the chunk loads', async ({
  page,
  expectedErrors,
}) => {
  expectedErrors.push(lost);
  let requests = 0;
  await page.route(/\/assets\/search-.*\.js/u, (route) => {
    requests += 1;
    return requests > 2
      ? route.continue()
      : route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>gone</h1>' });
  });
  await page.goto('/ar/search');
  await expect(heading(page, 'بحث')).toBeVisible();
  await expect.poll(() => requests).toBeGreaterThan(0);
  await expect(heading(page, 'بحث')).toBeVisible();
  await hydrated(page);
  await expect(heading(page, 'بحث')).toBeVisible();
});

test('the same while a login page is answered instead of the chunk', async ({ page, expectedErrors }) => {
  expectedErrors.push(lost, /MIME|module script/u);
  let away = true;
  await page.route(/\/assets\/.*\.js/u, (route) =>
    away ? route.fulfill({ contentType: 'text/html', body: '<h1>Welcome to the hotel</h1>' }) : route.continue(),
  );
  const refused = page.waitForResponse(/\/assets\/.*\.js/u);
  await page.goto('/ar');
  await refused;
  await expect(page.locator('main h1')).toBeVisible();
  away = false;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await hydrated(page);
  await expect(page.locator('main h1')).toBeVisible();
});
