import { expect, hydrated, test as base } from './fixtures.ts';
import { startServer } from './server.ts';

const test = base.extend({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const server = await startServer({ WEB_VITALS_SAMPLE: '1' });
      await use(server);
      await server.remove();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
});

test('what the browser measured is counted once, by kind of page, without cookies @phone', async ({
  page,
  server,
  context,
}) => {
  await context.addCookies([{ name: 'sharit-language', value: 'ar', url: server.url }]);
  const metrics = async () => (await fetch(`${server.url}/metrics`)).text();
  const measuring = () => page.waitForResponse((answer) => answer.url().includes('/vitals-'));
  let loaded = measuring();
  await page.goto('/ar');
  await loaded;
  await hydrated(page);
  loaded = measuring();
  await page.goto('/ar/latest');
  for (const metric of ['LCP', 'FCP', 'TTFB'])
    await expect.poll(metrics).toContain(`sharit_web_vitals_seconds_count{metric="${metric}",page="front"} 1`);
  await expect.poll(metrics).toContain('sharit_web_vitals_layout_shift_score_count{page="front"} 1');

  await loaded;
  // What is sent while a page is being left is not shown to tests; this tab only believes that it is hidden.
  const sent = page.waitForRequest((request) => request.url().endsWith('/api/v1/vitals'));
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  const headers = await (await sent).allHeaders();
  expect(headers['cookie']).toBeUndefined();
  await expect.poll(metrics).toContain('sharit_web_vitals_layout_shift_score_count{page="latest"} 1');
});
