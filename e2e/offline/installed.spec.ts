import type { Page } from '@playwright/test';
import { expect, expectAccessible, test, visit } from './fixtures.ts';

const install = 'إضافة إلى الشاشة الرئيسية';

/** What Chromium says of a site that can be installed; it never does in a test. */
const offer = (page: Page) =>
  page.evaluate(() => {
    const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: () => Promise.resolve(),
    });
    dispatchEvent(event);
    return event.defaultPrevented;
  });

test('that the site can be installed is said once, on the third visit, and on the page of saved stories always', async ({
  page,
}) => {
  await page.addInitScript(() => localStorage.getItem('sharit-visits') ?? localStorage.setItem('sharit-visits', '2'));
  const hint = page.getByRole('complementary', { name: install });
  await visit(page, '/ar');
  await expect.poll(() => offer(page)).toBe(true);
  await hint.scrollIntoViewIfNeeded();
  await expect(hint.getByRole('button', { name: install })).toBeVisible();
  await expectAccessible(page);
  await hint.getByRole('button', { name: 'ليس الآن' }).click();
  await expect(hint).not.toBeAttached();

  await visit(page, '/ar/saved');
  await expect.poll(() => offer(page)).toBe(true);
  await expect(page.getByRole('button', { name: install })).toBeVisible();
  await expectAccessible(page);
  await visit(page, '/ar');
  await expect.poll(() => offer(page)).toBe(true);
  await expect(hint).not.toBeAttached();
});
