import type { Locator, Page } from '@playwright/test';
import { account, signIn } from '../editor.ts';
import { expect, newsItem, test } from '../fixtures.ts';

test.use({ locale: 'ar' });

/** One finger from the middle of one element to the middle of another. */
async function dragByTouch(page: Page, from: Locator, to: Locator): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const middle = async (element: Locator) => {
    const box = (await element.boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  await from.scrollIntoViewIfNeeded();
  const [start, end] = [await middle(from), await middle(to)];
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  const steps = 12;
  await touch('touchStart', start);
  for (let step = 1; step <= steps; step += 1)
    await touch('touchMove', {
      x: start.x + ((end.x - start.x) * step) / steps,
      y: start.y + ((end.y - start.y) * step) / steps,
    });
  await touch('touchEnd');
  await session.detach();
}

test(
  'a line is put in order by one finger on its handle; a finger beside it scrolls',
  { tag: '@phone' },
  async ({ context, server }) => {
    const names = ['الأول', 'الثاني', 'الثالث'].map((name) => `سطر البستان ${name}`);
    for (const [at, headline] of names.entries())
      await server.push(newsItem({ uri: `urn:sharit:e2e:touch:${at}`, headline }));
    await account(server, 'touch', 'chief');
    const page = await context.newPage();
    await signIn(page, 'touch');
    await page.goto('/desk/ticker');
    for (const name of names) {
      await page.getByRole('button', { name: `تثبيت…: ${name}` }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'تثبيت', exact: true }).click();
      await expect(page.getByRole('button', { name: `إلغاء التثبيت: ${name}` })).toBeVisible();
    }
    const rows = page.getByRole('list', { name: 'المثبّت' }).getByRole('listitem');
    await expect(rows).toContainText(names);
    const handle = (name: string) => page.getByRole('button', { name: `نقل: ${name}`, exact: true });
    await dragByTouch(page, handle(names[0]!), handle(names[1]!));
    await expect(rows).toContainText([names[1]!, names[0]!, names[2]!]);

    const before = await page.evaluate(() => scrollY);
    await dragByTouch(page, rows.nth(2), rows.nth(0));
    await expect.poll(() => page.evaluate(() => scrollY)).not.toBe(before);
    await expect(rows).toContainText([names[1]!, names[0]!, names[2]!]);
  },
);
