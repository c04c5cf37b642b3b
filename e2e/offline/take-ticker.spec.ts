import { expect, expectAccessible, test, visit } from './fixtures.ts';

test('the ticker is taken along in one tap, and every story of it opens without network', async ({
  page,
  context,
  network,
}) => {
  test.setTimeout(180_000);
  await visit(page, '/ar/latest');
  await expect(page.getByRole('region', { name: 'خذ الشريط معك' })).toBeVisible();
  await expectAccessible(page);
  const links = page.locator('main ol a[href*="/news/"]');
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
  await page.getByRole('button', { name: 'خذ الشريط معك' }).click();
  await expect(page.getByText(/^معك .* (?:كيلوبايت|ميغابايت)/u)).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('حدّثه كلما فتحتُ الموقع').check();
  await expectAccessible(page);
  await page.close();

  network.become('dead');
  const later = await context.newPage();
  expect(addresses.length).toBeGreaterThan(4);
  for (const address of [addresses[0]!, addresses.at(-1)!]) {
    await later.goto(address);
    await expect(later.locator('main h1')).toBeVisible();
    await expect(later.getByRole('heading', { name: 'ما يمكنك قراءته الآن' })).not.toBeAttached();
    await expect(later.locator('main p').first()).toBeVisible();
  }
});

test('taking the ticker along can be cancelled, also while the network hangs', async ({ page, network }) => {
  await visit(page, '/ar/latest');
  await expect(page.getByRole('button', { name: 'خذ الشريط معك' })).toBeVisible();
  network.become('hanging');
  await page.getByRole('button', { name: 'خذ الشريط معك' }).click();
  await expect(page.getByRole('progressbar', { name: 'خذ الشريط معك' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'إلغاء' }).click();
  await expect(page.getByText('أُلغي.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'خذ الشريط معك' })).toBeFocused();
  await expectAccessible(page);
  await expect(page.getByRole('button', { name: 'خذ الشريط معك' })).toBeVisible();
});

test('a device without room says so, and nothing is said to be stored that is not', async ({ page }) => {
  await visit(page, '/ar/latest');
  const take = page.getByRole('button', { name: 'خذ الشريط معك' });
  await expect(take).toBeVisible();
  // Chromium's quota for tests lets small writes through.
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    };
  });
  await take.click();
  await expect(page.getByText('لا مساحة كافية على هذا الجهاز.')).toBeVisible({ timeout: 60_000 });
  await expect(take).toBeVisible();
  await expectAccessible(page);
});

test('a server that dies while the ticker is taken along: what has arrived stays, and another tap completes it', async ({
  page,
  network,
}) => {
  test.setTimeout(120_000);
  await visit(page, '/ar/latest');
  const take = page.getByRole('button', { name: 'خذ الشريط معك' });
  await expect(take).toBeVisible();
  network.become('dead');
  await take.click();
  await expect(page.getByText('تعذّر إكمال الحفظ.')).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  network.become('none');
  await take.click();
  await expect(page.getByText(/^معك .* (?:كيلوبايت|ميغابايت)/u)).toBeVisible({ timeout: 60_000 });
});

test('a browser that refuses storage still reads, and says so when the ticker is to be taken along', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('Storage is blocked', 'SecurityError');
    };
    for (const name of ['indexedDB', 'caches', 'localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get: refuse });
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });
  });
  await page.goto('/ar/latest');
  await page.locator('main ol a').first().waitFor();
  await page.evaluate(() => dispatchEvent(new Event('pointermove')));
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'خذ الشريط معك' }).click();
  await expect(page.getByText('لا يسمح المتصفح بالحفظ على هذا الجهاز.')).toBeVisible();
  await expectAccessible(page);
  await page.locator('main ol a').first().click();
  await expect(page.locator('main h1')).toBeVisible();
});

test('what is stored is shown on the page of saved stories, and erased from there', async ({ page }) => {
  await visit(page, '/ar/latest');
  await page.getByRole('button', { name: 'خذ الشريط معك' }).click();
  await expect(page.getByText(/^معك .* (?:كيلوبايت|ميغابايت)/u)).toBeVisible({ timeout: 60_000 });
  await page.goto('/ar/saved');
  await expect(page.getByRole('heading', { name: 'على هذا الجهاز' })).toBeVisible();
  await expect(page.getByText('حجم المحفوظ:')).toBeVisible();
  await page.getByRole('button', { name: 'محو المحفوظ كله' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'نعم، امحُ المحفوظ' }).click();
  await expect(page.getByText('مُحي المحفوظ.')).toBeVisible();
  const left = await page.evaluate(async () => (await (await caches.open('sharit-pictures')).keys()).length);
  expect(left).toBe(0);
});
