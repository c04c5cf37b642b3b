import type { Page } from '@playwright/test';
import { expect, expectAccessible, hydrated, newsItem, test } from './fixtures.ts';
import type { Server } from './server.ts';

const headlines = ['مطر على الساحل', 'المطار يفتح أبوابه ليلاً', 'حقول نفطية في البادية', 'مهرجان السينما يبدأ غداً'];

/** Stories to be found; resolves when they are. */
async function publish({ url, push }: Server) {
  for (const [index, headline] of headlines.entries())
    await push(newsItem({ uri: `urn:sharit:e2e:search:${index}`, headline, ago: 10 + index }));
  await expect
    .poll(async () => {
      const answers = await Promise.all(
        [`suggestions?q=مط`, `search?q=السينما`].map(async (path) => (await fetch(`${url}/api/v1/ar/${path}`)).text()),
      );
      return [answers[0]!.includes('مطار'), answers[1]!.includes('مهرجان')];
    })
    .toEqual([true, true]);
}

const field = (page: Page) => page.getByRole('combobox', { name: 'ابحث في الأخبار' });
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test.beforeEach(({ server }) => publish(server));

test('suggestions by keyboard: chosen, left, taken, each said to a screen reader', async ({ page }) => {
  await page.goto('/ar/search');
  await hydrated(page);
  await field(page).pressSequentially('مط');
  const list = page.getByRole('listbox', { name: 'اقتراحات' });
  await expect(list.getByRole('option', { name: 'مطر', exact: true })).toBeVisible();
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  await expectAccessible(page);
  const selected = list.getByRole('option', { selected: true });
  await expect(selected).toHaveCount(0);
  await field(page).press('ArrowDown');
  await expect(selected).toHaveCount(1);
  await expect(field(page)).toHaveAttribute('aria-activedescendant', (await selected.getAttribute('id'))!);
  await expect(field(page)).toBeFocused();
  // Back at the field, Enter asks what was typed.
  await field(page).press('Home');
  await expect(selected).toHaveCount(0);
  await field(page).press('Escape');
  await expect(list).toBeHidden();
  await expect(field(page)).toHaveValue('مط');
  await field(page).press('ArrowDown');
  await expect(list).toBeVisible();
  await field(page).press('ArrowUp');
  // From the field upwards: the last, a headline.
  const last = (await list.getByRole('option').last().textContent())!;
  await expect(selected).toHaveText(last);
  await field(page).press('Enter');
  await expect(title(page, last)).toBeVisible();
  await page.goBack();
  await expect(title(page, 'بحث')).toBeVisible();
});

test('a word is suggested, asked for, and found again with Back', async ({ page }) => {
  await page.goto('/ar/search');
  await hydrated(page);
  await field(page).pressSequentially('مط');
  await page.getByRole('option', { name: 'مطار', exact: true }).click();
  await expect(title(page, 'نتائج البحث عن «مطار»')).toBeVisible();
  await expect(page.locator('main mark').first()).toHaveText('المطار');
  await field(page).fill('السينما');
  await field(page).press('Enter');
  await expect(title(page, 'نتائج البحث عن «السينما»')).toBeVisible();
  await page.goBack();
  await expect(title(page, 'نتائج البحث عن «مطار»')).toBeVisible();
  await expect(field(page)).toHaveValue('مطار');
});

test('the same question asked again is one page for Back', async ({ page }) => {
  await page.goto('/ar/search');
  await hydrated(page);
  await field(page).fill('المطار');
  await field(page).press('Enter');
  await expect(title(page, 'نتائج البحث عن «المطار»')).toBeVisible();
  await field(page).press('Enter');
  await field(page).fill('مطار');
  await page.getByRole('option', { name: 'مطار', exact: true }).click();
  await expect(title(page, 'نتائج البحث عن «مطار»')).toBeVisible();
  await field(page).fill('مطا');
  await page.getByRole('option', { name: 'مطار', exact: true }).click();
  await page.goBack();
  await expect(title(page, 'نتائج البحث عن «المطار»')).toBeVisible();
  await page.goBack();
  await expect(title(page, 'بحث')).toBeVisible();
});

test('a typing error is asked about, and what is only near stands apart', async ({ page }) => {
  await page.goto(`/ar/search?q=${encodeURIComponent('مهرجات السينما')}`);
  await hydrated(page);
  await expect(page.getByText('هذه النتائج بلا «مهرجات».')).toBeVisible();
  await expectAccessible(page);
  const question = page.getByRole('navigation', { name: 'هل تقصد؟' });
  await question.getByRole('link', { name: 'مهرجان السينما' }).click();
  await expect(title(page, 'نتائج البحث عن «مهرجان السينما»')).toBeVisible();
  await expect(question).toHaveCount(0);
  await field(page).fill('نفط');
  await field(page).press('Enter');
  const near = page.getByRole('region', { name: 'نتائج قريبة' });
  await expect(near.getByRole('link', { name: 'حقول نفطية في البادية' })).toBeVisible();
  await expectAccessible(page);
});

test('recent searches stay on the device until they are erased, and the focus stays in the list', async ({ page }) => {
  for (const words of ['مطر', 'السينما', 'المطار']) {
    await page.goto(`/ar/search?q=${encodeURIComponent(words)}`);
    await hydrated(page);
    await expect.poll(() => page.evaluate(() => localStorage.getItem('sharit-searches'))).toContain(words);
  }
  await page.goto('/ar/search');
  await hydrated(page);
  const recent = page.getByRole('region', { name: 'آخر ما بحثت عنه' });
  await expect(recent.getByRole('link')).toHaveText(['المطار', 'السينما', 'مطر']);
  await expectAccessible(page);
  await recent.getByRole('button', { name: 'محو «السينما»' }).press('Enter');
  await expect(recent.getByRole('link')).toHaveText(['المطار', 'مطر']);
  await expect(recent.getByRole('button', { name: 'محو «مطر»' })).toBeFocused();
  await recent.getByRole('button', { name: 'محو', exact: true }).press('Enter');
  await expect(recent).toHaveCount(0);
  await page.reload();
  await hydrated(page);
  await expect(recent).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('sharit-searches'))).toBeNull();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the field is a plain form, and asks', async ({ page }) => {
    await page.goto('/ar/search');
    const plain = page.getByRole('searchbox', { name: 'ابحث في الأخبار' });
    await plain.fill('السينما');
    await plain.press('Enter');
    await expect(title(page, 'نتائج البحث عن «السينما»')).toBeVisible();
    await expect(
      page.getByRole('main').getByRole('article').getByRole('link', { name: 'مهرجان السينما يبدأ غداً' }),
    ).toBeVisible();
  });
});
