import type { Page } from '@playwright/test';
import { expect, hydrated, newsItem, test } from './fixtures.ts';

/** Delays the app until it is released, as a slow connection would. */
async function withoutApp(page: Page) {
  let letIn = () => undefined as void;
  const gate = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  await page.route(/\/assets\/.*\.js/u, async (route) => {
    await gate;
    await route.continue();
  });
  return () => letIn();
}
const push = (server: { push(item: unknown): Promise<{ id: string }> }, headline: string) =>
  server.push(newsItem({ uri: `urn:sharit:e2e:taps:${Date.now()}:${Math.random()}`, headline }));

test('taps on Pause and Save before the app has started show at once and take effect', async ({ page, server }) => {
  const { id } = await push(server, 'خبر يُحفظ قبل الأوان');
  const letIn = await withoutApp(page);
  await page.goto(`/ar/news/${id}`);
  const pause = page.getByRole('button', { name: 'إيقاف' });
  const save = page.getByRole('button', { name: 'حفظ', exact: true });
  await pause.click();
  await expect(pause).toHaveAttribute('data-tapped', '');
  await save.click();
  await expect(save).toHaveAttribute('aria-pressed', 'true');
  letIn();
  await hydrated(page);
  await expect(page.getByRole('button', { name: 'تشغيل' })).toBeVisible();
  await expect(save).toHaveAttribute('aria-pressed', 'true');
  await page.goto('/ar/saved');
  await expect(page.getByRole('main').getByRole('link', { name: 'خبر يُحفظ قبل الأوان' })).toBeVisible();
});

test('a story saved just before leaving the page is saved on the next one', async ({ page, server }) => {
  const { id } = await push(server, 'خبر يُحفظ عند المغادرة');
  const letIn = await withoutApp(page);
  await page.goto(`/ar/news/${id}`);
  await page.getByRole('button', { name: 'حفظ', exact: true }).click();
  await page.goto('/ar/saved');
  await expect(page.getByText('لم تحفظ أي خبر بعد')).not.toBeAttached();
  letIn();
  await expect(page.getByRole('main').getByRole('link', { name: 'خبر يُحفظ عند المغادرة' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('main').getByRole('link', { name: 'خبر يُحفظ عند المغادرة' })).toBeVisible();
});

test('going back before the app has started shows the previous page', async ({ page }) => {
  await page.goto('/ar');
  await hydrated(page);
  await page.getByRole('navigation', { name: 'الأقسام' }).getByRole('link', { name: 'ثقافة' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ثقافة' })).toBeVisible();
  const letIn = await withoutApp(page);
  await page.reload();
  await page.goBack();
  letIn();
  await hydrated(page);
  await expect(page).toHaveURL(/\/ar$/u);
  await expect(page.getByRole('heading', { level: 1, name: 'ثقافة' })).not.toBeAttached();
  await expect(page.locator('main h1')).toBeVisible();
});

test('a language chosen before the app has started is remembered', async ({ page }) => {
  await withoutApp(page);
  await page.goto('/ar');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/\/en$/u);
  await page.goto('/');
  await expect(page).toHaveURL(/\/en$/u);
});

test('where storage is blocked, saving a story says so', async ({ page, server }) => {
  const { id } = await push(server, 'خبر لا يتسع له الجهاز');
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(`/ar/news/${id}`);
  await hydrated(page);
  await page.getByRole('button', { name: 'حفظ', exact: true }).click();
  await expect(page.getByText('لم يقبل الجهاز الحفظ')).toBeVisible();
});

test('the search field has the direction of its page while empty, then that of its text', async ({ page }) => {
  const direction = () => page.locator('input[name=q]').evaluate((field) => getComputedStyle(field).direction);
  for (const [language, empty] of [
    ['ar', 'rtl'],
    ['en', 'ltr'],
  ] as const) {
    await page.goto(`/${language}/search`);
    expect(await direction()).toBe(empty);
    await hydrated(page);
    await page.locator('input[name=q]').fill('news');
    expect(await direction()).toBe('ltr');
    await page.locator('input[name=q]').fill('أخبار');
    expect(await direction()).toBe('rtl');
    await page.locator('input[name=q]').fill('');
    expect(await direction()).toBe(empty);
  }
});

test('a tap in the moment between hydration’s start and end takes effect once', async ({ page, server }) => {
  const { id } = await push(server, 'خبر يُنسخ رابطه مرة');
  await page.goto(`/ar/news/${id}`);
  // React's scheduler posts its tasks through a channel: hydration is asked for, and comes a little later.
  await page.evaluate(() => {
    navigator.clipboard.writeText = async () => void (document.documentElement.dataset['copies'] += '|');
    const { prototype } = MessagePort;
    const post = prototype.postMessage;
    prototype.postMessage = function late(this: MessagePort, ...given: [unknown]) {
      setTimeout(() => post.apply(this, given), document.documentElement.dataset['hydrated'] === undefined ? 1500 : 0);
    } as typeof post;
    dispatchEvent(new Event('pointermove'));
  });
  await page.waitForFunction(() =>
    Object.keys(document.getElementById('root')!).some((key) => key.startsWith('__reactContainer')),
  );
  const isHydrated = () => page.locator('html').getAttribute('data-hydrated');
  expect(await isHydrated()).toBeNull();
  await page.getByRole('button', { name: 'نسخ الرابط' }).evaluate((button: HTMLElement) => button.click());
  expect(await isHydrated()).toBe('');
  await expect(page.locator('html')).toHaveAttribute('data-copies', 'undefined|');
});
