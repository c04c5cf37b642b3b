import type { Page } from '@playwright/test';
import { draft, draftWord, mint, openDesk } from '../editor.ts';
import { expect, test } from '../fixtures.ts';

test.use({ locale: 'ar' });

test('after a 502, board and preview say that they are not live, reconnect, and show what they missed', async ({
  context,
  server,
}) => {
  test.setTimeout(120_000);
  const { page, id } = await openDesk(context, server, 'again');
  const preview = await context.newPage();
  let failing = true;
  await context.route('**/stream', (route) => (failing ? route.fulfill({ status: 502 }) : route.fallback()));
  await page.goto(`/desk/${id}`);
  await preview.goto((await mint(server, 'urn:sharit:e2e:desk:again')).url);
  await expect(preview.getByText(draftWord)).toBeVisible();
  for (const one of [page, preview]) await expect(one.getByText('انقطع التحديث التلقائي')).toBeVisible();
  await expect(page.getByText('يتحدّث تلقائياً')).toHaveCount(0);
  await server.push(draft('again', 2, `هنا ${draftWord} وما بعدها.`));
  failing = false;
  for (const one of [page, preview])
    await expect(one.getByText('انقطع التحديث التلقائي')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByText('يتحدّث تلقائياً')).toBeVisible();
  await expect(page.frameLocator('iframe').first().getByText('وما بعدها')).toBeVisible();
  await expect(preview.getByText('وما بعدها')).toBeVisible();
});

test('twelve tabs of desk and previews have two streams, and a save is fetched by the board of its item only', async ({
  context,
  server,
}) => {
  test.setTimeout(240_000);
  const { page: first, id } = await openDesk(context, server, 'tabs');
  const { id: otherId } = await server.push(draft('tabs-other', 1, 'كلام آخر.'));
  let open = 0;
  const requests: string[] = [];
  const isStream = (url: string) => /\/(?:desk|previews\/[\w-]+)\/stream$/.test(url);
  context.on('request', (request) => {
    if (isStream(request.url())) open += 1;
    else if (request.url().includes('/api/')) requests.push(request.url());
  });
  const ended = (request: { url(): string }) => {
    if (isStream(request.url())) open -= 1;
  };
  context.on('requestfailed', ended);
  context.on('requestfinished', ended);
  const tabs: Page[] = [];
  const openTab = async (url: string) => {
    const tab = await context.newPage();
    await tab.goto(url);
    tabs.push(tab);
    return tab;
  };
  await first.close();
  const board = await openTab(`/desk/${id}`);
  await expect(board.getByText('يتحدّث تلقائياً')).toBeVisible();
  for (let count = 0; count < 5; count += 1) {
    const other = await openTab(`/desk/${otherId}`);
    await expect(other.frameLocator('iframe').first().getByText('كلام آخر')).toBeVisible();
  }
  for (let count = 0; count < 6; count += 1) {
    const preview = await openTab((await mint(server, 'urn:sharit:e2e:desk:tabs')).url);
    await expect(preview.getByText(draftWord)).toBeVisible();
  }
  await expect.poll(() => open).toBe(2);
  requests.length = 0;
  await server.push(draft('tabs', 2, `هنا ${draftWord} وما بعدها.`));
  await expect(board.frameLocator('iframe').first().getByText('وما بعدها')).toBeVisible();
  for (const preview of tabs.slice(6)) await expect(preview.getByText('وما بعدها')).toBeVisible({ timeout: 30_000 });
  expect(requests.filter((url) => url.includes(otherId))).toEqual([]);
  expect(requests.filter((url) => url.endsWith(`/desk/items/${id}`))).toHaveLength(1);
  expect(open).toBe(2);
});
