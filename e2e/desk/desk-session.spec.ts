import type { Page } from '@playwright/test';
import { draftWord, openDesk, signIn, storedIn, textOf } from '../editor.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';

const passwordField = (page: Page) => page.locator('input[name=password]');

/** Creates a link for signed-in editors on the board that a page shows. */
async function shareForEditors(page: Page): Promise<string> {
  await page.locator('section').getByRole('button', { name: 'رابط جديد' }).click();
  await page.locator('input[name=signedInOnly]').check();
  await page.locator('dialog button[type=submit]').click();
  const link = await page.locator('dialog input[readonly]').inputValue();
  await page.keyboard.press('Escape');
  return link;
}

async function signOut(page: Page, how: 'خروج' | 'الخروج من كل الأجهزة'): Promise<void> {
  await page.locator('summary').last().click();
  await page.getByRole('button', { name: how, exact: true }).click();
}

test.use({ locale: 'ar' });

test('signing out empties every tab, frame and editors’ preview of the browser; signing out everywhere, every browser', async ({
  context,
  server,
}) => {
  test.setTimeout(120_000);
  const name = 'out';
  const { page: list, id } = await openDesk(context, server, name);
  await list.goto(`/desk?q=${encodeURIComponent('البستان out')}`);
  await expect(list.getByRole('link', { name: `مسودة البستان ${name}` })).toBeVisible();
  const board = await context.newPage();
  await board.goto(`/desk/${id}`);
  await expect(board.frameLocator('iframe').first().getByText(draftWord)).toBeVisible();
  const frame = await context.newPage();
  await frame.goto(`/desk/${id}/frame?as=article&lang=ar`);
  await expect(frame.getByText(draftWord)).toBeVisible();
  const preview = await context.newPage();
  await preview.goto(await shareForEditors(board));
  await expect(preview.getByText(draftWord)).toBeVisible();
  const laptop = await context.browser()!.newContext({ locale: 'ar', baseURL: server.url });
  const away = await laptop.newPage();
  await signIn(away, name);
  await away.goto(`/desk/${id}`);
  await expect(away.frameLocator('iframe').first().getByText(draftWord)).toBeVisible();

  await signOut(list, 'خروج');
  for (const page of [list, board]) await expect(passwordField(page)).toBeVisible();
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('انتهت الجلسة');
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('هذه المعاينة غير متاحة');
  for (const page of [list, board, frame, preview]) {
    expect(page.frames()).toHaveLength(1);
    for (const part of [draftWord, `مسودة البستان ${name}`, 'البستان out']) {
      expect(await textOf(page)).not.toContain(part);
      expect(await storedIn(page)).not.toContain(part);
    }
  }
  await expectAccessible(list);
  await list.goBack();
  await expect(passwordField(list)).toBeVisible();
  await board.goto(`/desk/${id}`);
  await expect(passwordField(board)).toBeVisible();
  // Another browser is another session.
  await expect(away.frameLocator('iframe').first().getByText(draftWord)).toBeVisible();

  // Signing in takes effect in every tab.
  await signIn(list, name);
  await expect(board.frameLocator('iframe').first().getByText(draftWord)).toBeVisible();
  await signOut(list, 'الخروج من كل الأجهزة');
  for (const page of [list, board, away]) await expect(passwordField(page)).toBeVisible();
  expect(await textOf(away)).not.toContain(draftWord);
  await laptop.close();
});

test('a sign-out that does not reach the server says so, hides everything, and is completed later', async ({
  context,
  server,
}) => {
  test.setTimeout(120_000);
  const { page, id } = await openDesk(context, server, 'stuck');
  await page.goto(`/desk/${id}`);
  await expect(page.frameLocator('iframe').first().getByText(draftWord)).toBeVisible();
  const other = await context.newPage();
  await other.goto(`/desk/${id}`);
  await expect(other.frameLocator('iframe').first().getByText(draftWord)).toBeVisible();
  const away = (route: { request(): { method(): string }; abort(): Promise<void>; fallback(): Promise<void> }) =>
    route.request().method() === 'DELETE' ? route.abort() : route.fallback();
  await context.route('**/api/v1/desk/session', away);
  await signOut(page, 'خروج');
  for (const tab of [page, other]) {
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText('لم يكتمل الخروج');
    expect(await textOf(tab)).not.toContain(draftWord);
  }
  await expectAccessible(page);
  await other.reload();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('لم يكتمل الخروج');
  await context.unroute('**/api/v1/desk/session', away);
  await page.getByRole('button', { name: 'إعادة المحاولة' }).click();
  for (const tab of [page, other]) await expect(passwordField(tab)).toBeVisible();
  await page.reload();
  await expect(passwordField(page)).toBeVisible();
});

test('a session that the server has ended is closed by the next answer, and when the reader comes back to the page', async ({
  context,
  server,
}) => {
  const { page, id } = await openDesk(context, server, 'ended');
  await page.goto(`/desk/${id}`);
  await expect(page.frameLocator('iframe').first().getByText(draftWord)).toBeVisible();
  // No stream announces it.
  await context.route('**/api/v1/desk/stream', (route) => route.abort());
  await page.reload();
  await expect(page.frameLocator('iframe').first().getByText(draftWord)).toBeVisible();
  const cookies = await context.cookies();
  await context.clearCookies();
  await page.getByRole('link', { name: 'السجل' }).click();
  await expect(passwordField(page)).toBeVisible();
  expect(await textOf(page)).not.toContain(draftWord);

  await context.addCookies(cookies);
  await page.goto(`/desk/${id}`);
  await expect(page.frameLocator('iframe').first().getByText(draftWord)).toBeVisible();
  // As the back-forward cache does it: the page is frozen and shown again.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await expect(page.locator('#content')).toBeHidden();
  await context.clearCookies();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect(passwordField(page)).toBeVisible();
  expect(await textOf(page)).not.toContain(draftWord);
});

test('a desk whose first request fails says so, and opens once a retry succeeds', async ({
  context,
  page,
  server,
  expectedErrors,
}) => {
  expectedErrors.push(/503/);
  const failing = (route: { fulfill(answer: object): Promise<void> }) => route.fulfill({ status: 503 });
  await context.route('**/api/v1/desk/session', failing);
  await page.goto(`${server.url}/desk`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('تعذّر فتح غرفة التحرير', { timeout: 20_000 });
  await expectAccessible(page);
  await context.unroute('**/api/v1/desk/session', failing);
  await expect(passwordField(page)).toBeVisible({ timeout: 20_000 });
});
