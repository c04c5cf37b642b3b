import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, hydrated, newsItem, test } from './fixtures.ts';
import { startServer } from './server.ts';

const headlines = (prefix: string) => Array.from({ length: 4 }, (_, index) => `${prefix} رقم ${index}`);
const isStream = (url: string) => url.endsWith('/ticker/stream');

test('the stream survives a restart of the server and misses nothing', async ({ browser }) => {
  test.setTimeout(120_000);
  const server = await startServer({ SAMPLE: 'off' });
  const page = await browser.newPage();
  try {
    await page.goto(`${server.url}/ar`);
    await hydrated(page);
    const list = page.locator('.ticker-list:not(.ticker-copy)');
    const [before, during] = [headlines('خبر قبل التوقف'), headlines('خبر أثناء التوقف')];
    const push = (headline: string) =>
      server.push(
        newsItem({ uri: `urn:sharit:e2e:restart:${encodeURIComponent(headline).replaceAll('%', '')}`, headline }),
      );
    for (const headline of before) await push(headline);
    for (const headline of before) await expect(list.getByText(headline)).toBeAttached();
    // The page must not reconnect before these are pushed: it has to get them by replay.
    await page.context().setOffline(true);
    await server.stop('SIGKILL');
    await server.start();
    for (const headline of during) await push(headline);
    await page.context().setOffline(false);
    for (const headline of during) await expect(list.getByText(headline)).toBeAttached({ timeout: 60_000 });
    for (const headline of [...before, ...during]) await expect(list.getByText(headline)).toHaveCount(1);
  } finally {
    await page.close();
    await server.remove();
  }
});

test('twenty tabs of a browser share one stream, and all receive a story', async ({ browser, server }) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({ baseURL: server.url });
  try {
    let open = 0;
    context.on('request', (request) => (open += isStream(request.url()) ? 1 : 0));
    context.on('requestfailed', (request) => (open -= isStream(request.url()) ? 1 : 0));
    context.on('requestfinished', (request) => (open -= isStream(request.url()) ? 1 : 0));
    const pages = await Promise.all(Array.from({ length: 20 }, () => context.newPage()));
    for (const page of pages) await page.goto('/ar');
    for (const page of pages) await hydrated(page);
    await expect.poll(() => open).toBe(1);
    const headline = `خبر لكل الصفحات ${Date.now()}`;
    await server.push(newsItem({ uri: `urn:sharit:e2e:tabs:${Date.now()}`, headline }));
    for (const page of pages)
      await expect(page.locator('.ticker-list:not(.ticker-copy)').getByText(headline)).toBeAttached();
    expect(open).toBe(1);
  } finally {
    await context.close();
  }
});

test('a hidden page has no stream; shown again, it has what it missed', async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url });
  try {
    const page = await context.newPage();
    let open = 0;
    page.on('request', (request) => (open += isStream(request.url()) ? 1 : 0));
    page.on('requestfailed', (request) => (open -= isStream(request.url()) ? 1 : 0));
    await page.goto('/ar');
    await hydrated(page);
    await expect.poll(() => open).toBe(1);
    const show = (state: 'hidden' | 'visible') =>
      page.evaluate((next) => {
        Object.defineProperty(document, 'visibilityState', { value: next, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await show('hidden');
    await expect.poll(() => open).toBe(0);
    const headline = `خبر في الغياب ${Date.now()}`;
    await server.push(newsItem({ uri: `urn:sharit:e2e:hidden:${Date.now()}`, headline }));
    await show('visible');
    await expect(page.locator('.ticker-list:not(.ticker-copy)').getByText(headline)).toBeAttached();
    expect(open).toBe(1);
  } finally {
    await context.close();
  }
});

test('with cookies, storage and locks blocked, stories and kills still arrive, over one stream', async ({
  playwright,
  launchOptions,
  server,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'sharit-blocked-'));
  await mkdir(join(profile, 'Default'));
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(blocked));
  const context = await playwright.chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: server.url });
  try {
    let open = 0;
    context.on('request', (request) => (open += isStream(request.url()) ? 1 : 0));
    context.on('requestfailed', (request) => (open -= isStream(request.url()) ? 1 : 0));
    const pages = await Promise.all([context.newPage(), context.newPage(), context.newPage()]);
    for (const page of pages) await page.goto('/ar');
    for (const page of pages) await hydrated(page);
    const refused = await pages[0].evaluate(() =>
      navigator.locks.request('any', () => null).catch((error: Error) => error.name),
    );
    expect(refused).toBe('SecurityError');
    await expect.poll(() => open).toBe(1);
    const item = { uri: `urn:sharit:e2e:blocked:${Date.now()}`, headline: `خبر بلا كعكات ${Date.now()}` };
    await server.push(newsItem(item));
    const lines = pages.map((page) => page.locator('.ticker-list:not(.ticker-copy)').getByText(item.headline));
    for (const line of lines) await expect(line).toBeAttached();
    await server.push(newsItem({ ...item, version: '2', pubStatus: 'canceled' }));
    for (const line of lines) await expect(line).not.toBeAttached();
    expect(open).toBe(1);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
});
