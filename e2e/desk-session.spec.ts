import type { BrowserContext, Page } from '@playwright/test';
import { account, draft, storedIn, mint, signIn } from './editor.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import type { Server } from './server.ts';

test.skip(
  ({ viewport }) => viewport!.width < 1000,
  'The width of the screen changes nothing of a session or a stream.',
);

const door = (page: Page) => page.locator('input[name=password]');
const word = 'كلمةالمسودة';

/** All text on a page and in its frames, its title and its address. */
async function wordsOf(page: Page): Promise<string> {
  const texts = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => document.documentElement.outerHTML)),
  );
  return `${texts.join('\n')}\n${await page.title()}\n${decodeURIComponent(page.url())}`;
}

/** Creates a link for signed-in editors on the board that a page shows. */
async function shareForEditors(page: Page): Promise<string> {
  await page.locator('section').getByRole('button', { name: 'رابط جديد' }).click();
  await page.locator('input[name=signedInOnly]').check();
  await page.locator('dialog button[type=submit]').click();
  const link = await page.locator('dialog input[readonly]').inputValue();
  await page.keyboard.press('Escape');
  return link;
}

async function leave(page: Page, how: 'خروج' | 'الخروج من كل الأجهزة'): Promise<void> {
  await page.locator('summary').last().click();
  await page.getByRole('button', { name: how, exact: true }).click();
}

async function editorsTab(context: BrowserContext, server: Server, name: string) {
  await account(server, name);
  const { id } = await server.push(draft(name, 1, `هنا ${word} وحدها.`));
  const page = await context.newPage();
  await signIn(page, name);
  return { page, id };
}

test.use({ locale: 'ar' });

test('signing out empties every tab, frame and closed preview of the browser; everywhere, every browser', async ({
  context,
  server,
}) => {
  test.setTimeout(120_000);
  const name = 'out';
  const { page: list, id } = await editorsTab(context, server, name);
  await list.goto(`/desk?q=${encodeURIComponent('البستان out')}`);
  await expect(list.getByRole('link', { name: `مسودة البستان ${name}` })).toBeVisible();
  const board = await context.newPage();
  await board.goto(`/desk/${id}`);
  await expect(board.frameLocator('iframe').first().getByText(word)).toBeVisible();
  const frame = await context.newPage();
  await frame.goto(`/desk/${id}/frame?as=article&lang=ar`);
  await expect(frame.getByText(word)).toBeVisible();
  const preview = await context.newPage();
  await preview.goto(await shareForEditors(board));
  await expect(preview.getByText(word)).toBeVisible();
  const laptop = await context.browser()!.newContext({ locale: 'ar', baseURL: server.url });
  const away = await laptop.newPage();
  await signIn(away, name);
  await away.goto(`/desk/${id}`);
  await expect(away.frameLocator('iframe').first().getByText(word)).toBeVisible();

  await leave(list, 'خروج');
  for (const page of [list, board]) await expect(door(page)).toBeVisible();
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('انتهت الجلسة');
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('هذه المعاينة غير متاحة');
  for (const page of [list, board, frame, preview]) {
    expect(page.frames()).toHaveLength(1);
    for (const part of [word, `مسودة البستان ${name}`, 'البستان out']) {
      expect(await wordsOf(page)).not.toContain(part);
      expect(await storedIn(page)).not.toContain(part);
    }
  }
  await expectAccessible(list);
  await list.goBack();
  await expect(door(list)).toBeVisible();
  await board.goto(`/desk/${id}`);
  await expect(door(board)).toBeVisible();
  // Another browser is another session.
  await expect(away.frameLocator('iframe').first().getByText(word)).toBeVisible();

  // Signing in takes effect in every tab.
  await signIn(list, name);
  await expect(board.frameLocator('iframe').first().getByText(word)).toBeVisible();
  await leave(list, 'الخروج من كل الأجهزة');
  for (const page of [list, board, away]) await expect(door(page)).toBeVisible();
  expect(await wordsOf(away)).not.toContain(word);
  await laptop.close();
});

test('a signing out that does not reach the server says so, hides everything, and is completed later', async ({
  context,
  server,
}) => {
  test.setTimeout(120_000);
  const { page, id } = await editorsTab(context, server, 'stuck');
  await page.goto(`/desk/${id}`);
  await expect(page.frameLocator('iframe').first().getByText(word)).toBeVisible();
  const other = await context.newPage();
  await other.goto(`/desk/${id}`);
  await expect(other.frameLocator('iframe').first().getByText(word)).toBeVisible();
  const away = (route: { request(): { method(): string }; abort(): Promise<void>; fallback(): Promise<void> }) =>
    route.request().method() === 'DELETE' ? route.abort() : route.fallback();
  await context.route('**/api/v1/desk/session', away);
  await leave(page, 'خروج');
  for (const tab of [page, other]) {
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText('لم يكتمل الخروج');
    expect(await wordsOf(tab)).not.toContain(word);
  }
  await expectAccessible(page);
  await other.reload();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('لم يكتمل الخروج');
  await context.unroute('**/api/v1/desk/session', away);
  await page.getByRole('button', { name: 'إعادة المحاولة' }).click();
  for (const tab of [page, other]) await expect(door(tab)).toBeVisible();
  await page.reload();
  await expect(door(page)).toBeVisible();
});

test('a session that the server has ended is over with the next answer, and after coming back', async ({
  context,
  server,
}) => {
  const { page, id } = await editorsTab(context, server, 'ended');
  await page.goto(`/desk/${id}`);
  await expect(page.frameLocator('iframe').first().getByText(word)).toBeVisible();
  // No stream announces it.
  await context.route('**/api/v1/desk/stream', (route) => route.abort());
  await page.reload();
  await expect(page.frameLocator('iframe').first().getByText(word)).toBeVisible();
  const cookies = await context.cookies();
  await context.clearCookies();
  await page.getByRole('link', { name: 'السجل' }).click();
  await expect(door(page)).toBeVisible();
  expect(await wordsOf(page)).not.toContain(word);

  await context.addCookies(cookies);
  await page.goto(`/desk/${id}`);
  await expect(page.frameLocator('iframe').first().getByText(word)).toBeVisible();
  // As the back-forward cache does it: the page is frozen and shown again.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await expect(page.locator('#content')).toBeHidden();
  await context.clearCookies();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect(door(page)).toBeVisible();
  expect(await wordsOf(page)).not.toContain(word);
});

test('a desk whose first request fails says so, and opens by itself', async ({
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
  await expect(door(page)).toBeVisible({ timeout: 20_000 });
});

test('after a 502 board and preview say that they are not live, connect again, and have what they missed', async ({
  context,
  server,
}) => {
  test.setTimeout(120_000);
  const { page, id } = await editorsTab(context, server, 'again');
  const preview = await context.newPage();
  let failing = true;
  await context.route('**/stream', (route) => (failing ? route.fulfill({ status: 502 }) : route.fallback()));
  await page.goto(`/desk/${id}`);
  await preview.goto((await mint(server, 'urn:sharit:e2e:desk:again')).url);
  await expect(preview.getByText(word)).toBeVisible();
  for (const one of [page, preview]) await expect(one.getByText('انقطع التحديث التلقائي')).toBeVisible();
  await expect(page.getByText('يتحدّث تلقائياً')).toHaveCount(0);
  await server.push(draft('again', 2, `هنا ${word} وما بعدها.`));
  failing = false;
  for (const one of [page, preview])
    await expect(one.getByText('انقطع التحديث التلقائي')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByText('يتحدّث تلقائياً')).toBeVisible();
  await expect(page.frameLocator('iframe').first().getByText('وما بعدها')).toBeVisible();
  await expect(preview.getByText('وما بعدها')).toBeVisible();
});

test('twelve tabs of desk and previews have two streams, and a save is read by its own board only', async ({
  context,
  server,
}) => {
  test.setTimeout(240_000);
  const { page: first, id } = await editorsTab(context, server, 'tabs');
  const { id: otherId } = await server.push(draft('tabs-other', 1, 'كلام آخر.'));
  let open = 0;
  const requests: string[] = [];
  const isStream = (url: string) => /\/(?:desk|previews\/[\w-]+)\/stream$/.test(url);
  context.on('request', (request) => {
    if (isStream(request.url())) open += 1;
    else if (request.url().includes('/api/')) requests.push(request.url());
  });
  const ended = (request: { url(): string }) => {
    if (isStream(request.url())) open -= 1;
  };
  context.on('requestfailed', ended);
  context.on('requestfinished', ended);
  const tabs: Page[] = [];
  const openTab = async (url: string) => {
    const tab = await context.newPage();
    await tab.goto(url);
    tabs.push(tab);
    return tab;
  };
  await first.close();
  const board = await openTab(`/desk/${id}`);
  await expect(board.getByText('يتحدّث تلقائياً')).toBeVisible();
  for (let count = 0; count < 5; count += 1) {
    const other = await openTab(`/desk/${otherId}`);
    await expect(other.frameLocator('iframe').first().getByText('كلام آخر')).toBeVisible();
  }
  for (let count = 0; count < 6; count += 1) {
    const preview = await openTab((await mint(server, 'urn:sharit:e2e:desk:tabs')).url);
    await expect(preview.getByText(word)).toBeVisible();
  }
  await expect.poll(() => open).toBe(2);
  requests.length = 0;
  await server.push(draft('tabs', 2, `هنا ${word} وما بعدها.`));
  await expect(board.frameLocator('iframe').first().getByText('وما بعدها')).toBeVisible();
  for (const preview of tabs.slice(6)) await expect(preview.getByText('وما بعدها')).toBeVisible({ timeout: 30_000 });
  expect(requests.filter((url) => url.includes(otherId))).toEqual([]);
  expect(requests.filter((url) => url.endsWith(`/desk/items/${id}`))).toHaveLength(1);
  expect(open).toBe(2);
});

test('a right link works pasted over a stripped or a wrong one, and with what messengers hang on to it', async ({
  context,
  server,
}) => {
  await server.push(draft('pasted', 1, `هنا ${word} وحدها.`));
  const { url } = await mint(server, 'urn:sharit:e2e:desk:pasted');
  const stripped = url.replace(/#.*/, '');
  const page = await context.newPage();
  const paste = (address: string) => page.evaluate((next) => location.assign(next), address);
  const heading = page.getByRole('heading', { level: 1 });
  await page.goto(stripped);
  await expect(heading).toHaveText('الرابط ناقص');
  await paste(url.slice(0, -3));
  await expect(page).toHaveURL(stripped);
  await expect(heading).toHaveText('الرابط ناقص');
  await paste(`${stripped}#t=${'A'.repeat(43)}`);
  await expect(heading).toHaveText('هذه المعاينة غير متاحة');
  await paste(`${url}).`);
  await expect(page.getByText(word)).toBeVisible();
  await expect(page).toHaveURL(stripped);
  for (const spoilt of [`${url}،`, url.replace('#', '%23'), url.replace('#', '?fbclid=abc#'), `${url}?fbclid=abc`]) {
    const fresh = await context.browser()!.newContext({ locale: 'ar' });
    const guest = await fresh.newPage();
    await guest.goto(spoilt);
    await expect(guest.getByText(word), spoilt).toBeVisible();
    await expect(guest).toHaveURL(stripped);
    await fresh.close();
  }
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('معاينة، ليست للنشر').first()).toBeVisible();
  await expect(page.locator('.draft-mark')).toContainText('مسودة، الإصدار ١');
  // Browsers repeat table heads and fixed elements on every printed page.
  await expect(page.locator('.draft-mark')).toHaveCSS('display', 'table-header-group');
  await expect(page.locator('.draft-mark')).toHaveCSS('break-inside', 'avoid');
  await expect(page.locator('.draft-stamp')).toHaveCSS('position', 'fixed');
});

test('an Exit that does not reach the server says so and hides the draft', async ({ context, server }) => {
  await server.push(draft('exit-stuck', 1, `هنا ${word} وحدها.`));
  const { url } = await mint(server, 'urn:sharit:e2e:desk:exit-stuck');
  const page = await context.newPage();
  await page.goto(url);
  await expect(page.getByText(word)).toBeVisible();
  const away = (route: { abort(): Promise<void> }) => route.abort();
  await context.route('**/open', away);
  await page.getByRole('button', { name: 'خروج' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('لم يكتمل الخروج');
  expect(await wordsOf(page)).not.toContain(word);
  await context.unroute('**/open', away);
  await page.getByRole('button', { name: 'إعادة المحاولة' }).click();
  await expect(page).toHaveURL('/ar');
});
