import type { BrowserContext, Page } from '@playwright/test';
import { account, signIn } from '../editor.ts';
import { expect, expectAccessible, hydrated, newsItem, test } from '../fixtures.ts';
import type { Server } from '../server.ts';

test.use({ locale: 'ar' });
test.describe.configure({ mode: 'serial' });

const push = (server: Server, name: string, ago: number) =>
  server.push(newsItem({ uri: `urn:sharit:e2e:front:${encodeURIComponent(name)}`, headline: `البستان ${name}`, ago }));

async function openFront(context: BrowserContext, server: Server, name: string, role = 'chief'): Promise<Page> {
  await account(server, name, role);
  const page = await context.newPage();
  await signIn(page, name);
  await page.getByRole('link', { name: 'الصفحة الأولى', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('الصفحة الأولى');
  return page;
}

const placeOf = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

async function choose(page: Page, place: string, headline: string) {
  await placeOf(page, place)
    .getByRole('button', { name: `إضافة خبر إلى: ${place}` })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill(headline);
  await dialog.getByRole('searchbox').press('Enter');
  await dialog.getByRole('button', { name: `اختيار: ${headline}` }).click();
  if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'إغلاق' }).click();
  await expect(dialog).toHaveCount(0);
}

const saved = (page: Page) => expect(page.getByText('المسودة محفوظة.')).toBeVisible();

test('a chief chooses the lead and an order, sees the draft in the front, publishes; an open reader page follows', async ({
  context,
  page: reader,
  server,
}) => {
  test.setTimeout(180_000);
  for (const [name, ago] of [
    ['الزيتون', 300],
    ['التين', 301],
    ['الرمان', 302],
  ] as const)
    await push(server, name, ago);
  await reader.goto('/ar');
  await hydrated(reader);
  await expect(reader.getByRole('heading', { level: 1 })).not.toHaveText('البستان الزيتون');

  const page = await openFront(context, server, 'front-chief');
  await expectAccessible(page);
  await choose(page, 'الخبر الرئيسي', 'البستان الزيتون');
  await choose(page, 'أبرز الأخبار', 'البستان التين');
  await choose(page, 'أبرز الأخبار', 'البستان الرمان');
  const order = placeOf(page, 'أبرز الأخبار')
    .getByRole('list', { name: 'المختار في: أبرز الأخبار' })
    .getByRole('listitem');
  await expect(order).toContainText(['البستان الرمان', 'البستان التين']);
  await order.first().getByRole('button', { name: 'إلى أدنى: البستان الرمان' }).click();
  await expect(order).toContainText(['البستان التين', 'البستان الرمان']);
  // By keyboard from the handle, back again.
  await order.first().getByRole('button', { name: 'نقل: البستان التين' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('البستان التين: أبرز الأخبار، الموضع ١.')).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('البستان التين: أبرز الأخبار، الموضع ٢.')).toBeAttached();
  await page.keyboard.press('Space');
  await expect(order).toContainText(['البستان الرمان', 'البستان التين']);

  await placeOf(page, 'الخبر الرئيسي').getByRole('button', { name: 'خيارات: البستان الزيتون' }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await dialog.getByLabel('العنوان على هذه الصفحة').fill('زيتون هذا العام وفير');
  await dialog.getByRole('button', { name: 'تم', exact: true }).click();
  await saved(page);

  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('زيتون هذا العام وفير');
  await page.getByText('حاسوب', { exact: true }).click();
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('زيتون هذا العام وفير');
  await expect(reader.getByRole('main')).not.toContainText('زيتون هذا العام وفير');
  const leak = await (await fetch(`${server.url}/api/v1/ar/front`)).text();
  expect(leak).not.toContain('زيتون هذا العام وفير');

  await page.getByRole('button', { name: 'نشر الآن' }).click();
  await expect(page.getByText('نُشرت الصفحة.')).toBeVisible();
  await expectAccessible(page);
  // Nothing swaps under the reader: what is new is offered, and a fresh page has it.
  await reader.reload();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('زيتون هذا العام وفير');

  await page.getByRole('button', { name: 'النسخ السابقة' }).click();
  await expect(dialog.getByText('يراها القرّاء الآن')).toBeVisible();
  await expectAccessible(page);
});

test('a front is published at its time by itself, and that can be cancelled', async ({
  context,
  page: reader,
  server,
}) => {
  test.setTimeout(180_000);
  await push(server, 'العنب', 400);
  const page = await openFront(context, server, 'front-later');
  await choose(page, 'الخبر الرئيسي', 'البستان العنب');
  await saved(page);
  await page.getByRole('button', { name: 'نشر في موعد…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'بعد ساعة' }).first().click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'تحديد الموعد' }).click();
  await expect(page.getByText(/تُنشر في .* بقرار front-later/)).toBeVisible();
  await page.getByRole('button', { name: 'إلغاء الموعد' }).click();
  await expect(page.getByText('أُلغي الموعد.')).toBeVisible();

  // In a few seconds: a field for minutes cannot say that, the API can.
  const at = new Date(Date.now() + 3000).toISOString();
  const status = await page.evaluate(async (when) => {
    const { csrf } = (await (await fetch('/api/v1/desk/session')).json()) as { csrf: string };
    const { revision } = (await (await fetch('/api/v1/desk/fronts/ar')).json()) as { revision: number };
    const answer = await fetch('/api/v1/desk/fronts/ar/publish', {
      method: 'POST',
      headers: { 'x-csrf': csrf, 'content-type': 'application/json' },
      body: JSON.stringify({ revision, at: when }),
    });
    return answer.status;
  }, at);
  expect(status).toBe(200);
  await expect(page.getByText(/نُشرت في موعدها .* بقرار front-later/)).toBeVisible({ timeout: 20_000 });
  await reader.goto('/ar');
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('البستان العنب');
});

test('of two editors the second to save is told what changed, and puts the own changes on top', async ({
  browser,
  context,
  server,
  expectedErrors,
}) => {
  test.setTimeout(180_000);
  expectedErrors.push(/409/);
  await push(server, 'التوت', 500);
  await push(server, 'الخوخ', 501);
  const first = await openFront(context, server, 'front-first');
  const otherContext = await browser.newContext({ locale: 'ar', baseURL: server.url });
  const second = await openFront(otherContext, server, 'front-second');
  await expect(first.getByText('معك هنا الآن: front-second')).toBeVisible({ timeout: 20_000 });
  // The second does not hear of the first: what is tried is the server's word.
  await otherContext.route('**/desk/stream', (route) => route.abort());
  await second.reload();
  await expect(placeOf(second, 'الخبر الرئيسي')).toBeVisible();
  await choose(first, 'عناوين تحت الخبر الرئيسي', 'البستان التوت');
  await saved(first);
  await choose(second, 'رأي', 'البستان الخوخ');
  const alert = second.getByRole('alert');
  await expect(alert).toContainText('front-first');
  await expect(alert).toContainText('عناوين تحت الخبر الرئيسي');
  await expectAccessible(second);
  await alert.getByRole('button', { name: 'وضع تغييراتي فوقها' }).click();
  await saved(second);
  await expect(placeOf(second, 'عناوين تحت الخبر الرئيسي')).toContainText('البستان التوت');
  await expect(placeOf(first, 'رأي')).toContainText('البستان الخوخ');
  await otherContext.close();
});

test('undoing takes back the own change and leaves what another editor has saved since', async ({
  browser,
  context,
  server,
}) => {
  test.setTimeout(180_000);
  await push(server, 'السفرجل', 600);
  await push(server, 'المشمش', 601);
  const first = await openFront(context, server, 'undo-first');
  const otherContext = await browser.newContext({ locale: 'ar', baseURL: server.url });
  const second = await openFront(otherContext, server, 'undo-second');
  await choose(first, 'الخبر الرئيسي', 'البستان السفرجل');
  await saved(first);
  await expect(placeOf(second, 'الخبر الرئيسي')).toContainText('البستان السفرجل');
  await choose(second, 'رأي', 'البستان المشمش');
  await saved(second);
  await expect(placeOf(first, 'رأي')).toContainText('البستان المشمش');
  await first.getByRole('button', { name: 'تراجع عن آخر تغيير' }).click();
  await saved(first);
  await expect(placeOf(second, 'الخبر الرئيسي')).not.toContainText('البستان السفرجل');
  await expect(placeOf(second, 'رأي')).toContainText('البستان المشمش');
  await otherContext.close();
});

test('by keyboard the focus stays where one works when a story leaves its row, and each step is announced', async ({
  context,
  server,
}) => {
  test.setTimeout(180_000);
  for (const name of ['النخيل', 'الكرز']) await push(server, name, 1);
  const page = await openFront(context, server, 'front-keyboard');
  const place = placeOf(page, 'أبرز الأخبار');
  const hide = place.getByRole('button', { name: /^إخفاء من الصفحة: / }).first();
  await hide.focus();
  await page.keyboard.press('Enter');
  await expect(place.getByRole('heading')).toBeFocused();
  await expect(page.getByText(/^«.*» مخفي الآن من الصفحة$/)).toBeAttached();
  await saved(page);
  await choose(page, 'أبرز الأخبار', 'البستان النخيل');
  await choose(page, 'أبرز الأخبار', 'البستان الكرز');
  const down = place.getByRole('button', { name: 'إلى أدنى: البستان الكرز' });
  await down.focus();
  // To the end, however many other tests have chosen here.
  await expect(async () => {
    if ((await down.getAttribute('aria-disabled')) === 'false') await page.keyboard.press('Enter');
    await expect(down).toHaveAttribute('aria-disabled', 'true', { timeout: 1000 });
  }).toPass();
  await expect(place.getByRole('list').first().getByRole('listitem').last()).toContainText('البستان الكرز');
  await expect(down).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'السجل', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'تعديل مسودة الصفحة الأولى' }).first()).toContainText(
    'البستان الكرز',
  );
  await expectAccessible(page);
});

test('going back to an earlier front asks before it replaces the draft, and can be undone', async ({
  context,
  server,
}) => {
  test.setTimeout(180_000);
  for (const name of ['الليمون', 'البرتقال', 'الجوافة']) await push(server, name, 700);
  const page = await openFront(context, server, 'front-return');
  const lead = placeOf(page, 'الخبر الرئيسي');
  for (const name of ['الليمون', 'البرتقال']) {
    await choose(page, 'الخبر الرئيسي', `البستان ${name}`);
    await saved(page);
    await page.getByRole('button', { name: 'نشر الآن' }).click();
    await expect(page.getByText('نُشرت الصفحة.')).toBeVisible();
  }
  await choose(page, 'الخبر الرئيسي', 'البستان الجوافة');
  await expect(page.getByText('نُشرت الصفحة.')).toHaveCount(0);
  await saved(page);
  await page.getByRole('button', { name: 'النسخ السابقة' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('button', { name: /^إعادة نشر نسخة/ })
    .first()
    .click();
  await expect(dialog.getByRole('alert')).toContainText('الخبر الرئيسي');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'إعادة النشر ومحوه' }).click();
  await expect(page.getByText('أُعيد نشر النسخة السابقة.')).toBeVisible();
  await expect(lead).toContainText('البستان الليمون');
  await page.getByRole('button', { name: 'تراجع عن آخر تغيير' }).click();
  await expect(lead).toContainText('البستان الجوافة');
  await saved(page);
});

test('a line without a story reaches open readers, and ends', async ({ context, page: reader, server }) => {
  test.setTimeout(180_000);
  await reader.goto('/ar/latest');
  await hydrated(reader);
  const page = await openFront(context, server, 'ticker-chief');
  await page.getByRole('link', { name: 'الشريط', exact: true }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'سطر بلا خبر…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('نص السطر، بلغة الشريط').fill('موسم القطاف يبدأ غداً');
  await dialog.getByRole('button', { name: 'بعد ساعة' }).first().click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'نشر السطر' }).click();
  await expect(page.getByText('السطر في الشريط الآن.')).toBeVisible();
  await expect(reader.getByText('موسم القطاف يبدأ غداً').first()).toBeVisible();
  await page.getByRole('button', { name: 'تعديل…: موسم القطاف يبدأ غداً' }).click();
  await dialog.getByRole('button', { name: 'إنهاء السطر' }).click();
  await expect(page.getByText('موسم القطاف يبدأ غداً')).toHaveCount(0);
  await expect(reader.getByText('موسم القطاف يبدأ غداً')).toHaveCount(0);
});

test('an editor sees front and ticker, is told that a chief changes them, and is refused it', async ({
  context,
  server,
}) => {
  const page = await openFront(context, server, 'front-editor', 'editor');
  await expect(page.getByText('لا يغيّره إلا رئيس التحرير.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^إضافة خبر/ })).toHaveCount(0);
  await expectAccessible(page);
  const status = await page.evaluate(async () => {
    const { csrf } = (await (await fetch('/api/v1/desk/session')).json()) as { csrf: string };
    const answer = await fetch('/api/v1/desk/fronts/ar/publish', {
      method: 'POST',
      headers: { 'x-csrf': csrf, 'content-type': 'application/json' },
      body: JSON.stringify({ revision: 0, at: null }),
    });
    return answer.status;
  });
  expect(status).toBe(403);
  await page.getByRole('link', { name: 'الشريط', exact: true }).click();
  await expect(page.getByText('لا يغيّر الشريط إلا رئيس التحرير.')).toBeVisible();
});
