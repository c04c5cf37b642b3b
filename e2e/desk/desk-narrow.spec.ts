import type { Page } from '@playwright/test';
import { deskLinks } from '../../src/desk-links.ts';
import { account, draft, signIn } from '../editor.ts';
import { expect, newsItem, test } from '../fixtures.ts';

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** At 360 px with text at 200 %, and in the 320 px that a zoom of 400 % leaves of a desktop. */
async function expectNoSideways(page: Page, what: string): Promise<void> {
  for (const [width, size] of [
    [360, '200%'],
    [320, '100%'],
  ] as const) {
    await page.setViewportSize({ width, height: 740 });
    await page.evaluate((value) => document.documentElement.style.setProperty('font-size', value), size);
    expect(await sideways(page), `${what}, ${width} px, ${size}`).toBeLessThanOrEqual(0);
  }
}

for (const locale of ['ar', 'en'] as const)
  test.describe(locale, () => {
    test.use({ locale });
    test(
      'twice the text size and a zoom of 400 % need no sideways scrolling at the desk',
      { tag: '@phone' },
      async ({ page, server }) => {
        test.setTimeout(180_000);
        const name = `narrow-${locale}`;
        await server.push(draft(name, 1, 'نص المسودة.'));
        const { id } = await server.push(
          newsItem({ uri: `urn:sharit:e2e:${name}`, language: locale, headline: `البستان Orchard ${name}` }),
        );
        await account(server, name, 'chief');
        await page.goto(deskLinks.items());
        await expect(page.locator('input[name=name]')).toBeVisible();
        await expectNoSideways(page, 'sign-in');
        await signIn(page, name);
        const { items, published, front, ticker, accounts, sources, audit, board } = deskLinks;
        // With what shows that the page has its data.
        const pages: [path: string, filled: string][] = [
          [items(), 'form[role=search]'],
          [published(), 'main li h2'],
          [front(locale), 'main iframe'],
          [ticker(locale), 'main ol li'],
          [accounts(), 'main li h2'],
          [sources(), 'main h2'],
          [audit(), 'main li'],
          [board(id), 'main iframe'],
        ];
        for (const [path, filled] of pages) {
          await page.goto(path);
          await expect(page.locator(filled).first()).toBeVisible();
          await expectNoSideways(page, path);
        }
      },
    );
  });
