import type { Page } from '@playwright/test';
import { account } from '../editor.ts';
import { expect, newsItem, test } from '../fixtures.ts';

test.use({ locale: 'ar' });

type Role = 'button' | 'link' | 'textbox';

/** Presses Tab until what has the focus is called so; with Shift, for what is further up. */
async function tabTo(page: Page, role: Role, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true });
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press(key);
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${key} does not reach ${role} ${name}`);
}

test('a chief curates a front and its ticker by keyboard alone', { tag: '@desktop' }, async ({ page, server }) => {
  test.setTimeout(180_000);
  for (const [at, name] of ['المشمش', 'الكرز'].entries())
    await server.push(newsItem({ uri: `urn:sharit:e2e:keyboard:${at}`, headline: `البستان ${name}`, ago: 600 + at }));
  await account(server, 'keyboard', 'chief');
  const { keyboard } = page;
  await page.goto('/desk');
  await tabTo(page, 'textbox', 'اسم المستخدم');
  await keyboard.type('keyboard');
  await keyboard.press('Tab');
  await keyboard.type('correct horse battery');
  await keyboard.press('Enter');
  await tabTo(page, 'link', 'الصفحة الأولى');
  await keyboard.press('Enter');

  const choose = async (place: string, headline: string) => {
    await tabTo(page, 'button', `إضافة خبر إلى: ${place}`);
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused();
    await keyboard.type(headline);
    await keyboard.press('Enter');
    await tabTo(page, 'button', `اختيار: ${headline}`);
    await keyboard.press('Enter');
    if (await page.getByRole('dialog').isVisible()) await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    // The focus is back where it came from.
    await expect(page.getByRole('button', { name: `إضافة خبر إلى: ${place}` })).toBeFocused();
  };
  await choose('الخبر الرئيسي', 'البستان المشمش');
  await choose('أبرز الأخبار', 'البستان الكرز');
  await tabTo(page, 'button', 'خيارات: البستان المشمش', 'Shift+Tab');
  await keyboard.press('Enter');
  await tabTo(page, 'textbox', 'العنوان على هذه الصفحة');
  await keyboard.type('مشمش هذا الصيف');
  await tabTo(page, 'button', 'تم');
  await keyboard.press('Enter');
  await expect(page.getByText('المسودة محفوظة.')).toBeVisible();
  await tabTo(page, 'button', 'نشر الآن', 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(page.getByText('نُشرت الصفحة.')).toBeVisible();
  expect(await (await page.request.get('/api/v1/ar/front')).text()).toContain('مشمش هذا الصيف');

  await tabTo(page, 'link', 'الشريط', 'Shift+Tab');
  await keyboard.press('Enter');
  await tabTo(page, 'button', 'سطر بلا خبر…');
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByLabel('نص السطر، بلغة الشريط')).toBeFocused();
  await keyboard.type('سطر من لوحة المفاتيح');
  await tabTo(page, 'button', 'بعد ساعة');
  await keyboard.press('Enter');
  await tabTo(page, 'button', 'نشر السطر');
  await keyboard.press('Enter');
  await expect(page.getByText('السطر في الشريط الآن.')).toBeVisible();
  await tabTo(page, 'button', 'تعديل…: سطر من لوحة المفاتيح');
  await keyboard.press('Enter');
  await tabTo(page, 'button', 'إنهاء السطر');
  await keyboard.press('Enter');
  await expect(page.getByText('سطر من لوحة المفاتيح')).toHaveCount(0);
});
