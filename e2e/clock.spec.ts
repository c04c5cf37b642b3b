import { expect, hydrated, newsItem, test } from './fixtures.ts';

const hours = 3_600_000;

for (const wrong of [5 * hours, -5 * hours, 72 * hours, -72 * hours])
  test(`a device whose clock is wrong by ${wrong / hours} hours shows the server's ages, day and breaking news`, async ({
    page,
    server,
  }) => {
    const unique = `${wrong} ${Date.now()}`;
    const [old, flash] = [`خبر قبل ثلاث ساعات ${unique}`, `خبر عاجل الآن ${unique}`];
    const uri = (name: string) => `urn:sharit:e2e:clock:${name}:${wrong}:${Date.now()}`;
    await server.push(newsItem({ uri: uri('old'), headline: old, ago: 190 }));
    await server.push(newsItem({ uri: uri('flash'), headline: flash, urgency: 1 }));
    await page.addInitScript((by) => {
      const Real = Date;
      const now = () => Real.now() + by;
      window.Date = new Proxy(Real, {
        construct: (target, args: []) => (args.length > 0 ? new target(...args) : new target(now())),
        get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
      });
    }, wrong);
    await page.goto('/ar/section/culture');
    const printed = await page.locator('.masthead-date').innerText();
    await hydrated(page);
    // Relative times appear once the server's time is known.
    await expect(page.getByRole('main').getByText('قبل ٣ ساعات').first()).toBeVisible();
    expect(await page.locator('.masthead-date').innerText()).toBe(printed);
    const line = page.locator('.ticker-list:not(.ticker-copy) [data-line]', { hasText: flash });
    await expect(line.locator('.ticker-breaking')).toBeAttached();
  });
