import type { BrowserContext, Page } from '@playwright/test';
import { account, draft, storedIn, mint, signIn } from '../editor.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';

async function visitor(context: BrowserContext): Promise<{ page: Page; context: BrowserContext }> {
  const fresh = await context.browser()!.newContext({ locale: 'ar' });
  return { page: await fresh.newPage(), context: fresh };
}

for (const language of ['ar', 'en'] as const) {
  test(`desk in ${language}: sign in, list, board, a new version appears marked; axe`, async ({
    page,
    server,
    context,
  }, { project }) => {
    test.setTimeout(120_000);
    const name = `${project.name}-${language}`;
    await account(server, name);
    const { id } = await server.push(draft(name, 1, 'زرع الجيران الأزهار.', 'وعاد النحل.'));
    await page.goto('/desk');
    await page.getByRole('button', { name: language === 'ar' ? 'العربية' : 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expectAccessible(page);
    await signIn(page, name);
    await expectAccessible(page);

    await page.getByRole('link', { name: `مسودة البستان ${name}` }).click();
    await expect(page).toHaveURL(`/desk/${id}`);
    const frame = page.frameLocator('iframe').first();
    await expect(frame.getByText('وعاد النحل.')).toBeVisible();
    await expectAccessible(page);

    await server.push(draft(name, 2, 'زرع الجيران الأزهار.', 'وعاد النحل إلى البستان.'));
    await expect(page.getByText(language === 'ar' ? 'وصل الإصدار ٢' : 'Version 2 has arrived')).toBeAttached();
    await expect(frame.getByText('وعاد النحل إلى البستان.')).toBeVisible();
    await expect(frame.locator('[data-changed]')).toHaveText(['وعاد النحل إلى البستان.']);
    // Word by word: the paragraph that changed, and the added words.
    await expect(page.locator('ins').filter({ hasText: 'إلى البستان' })).toBeVisible();

    for (const kind of ['ticker', 'card', 'lead', 'share', 'search']) {
      await page.goto(`/desk/${id}/frame?as=${kind}&lang=ar&scheme=dark&text=150`);
      await expect(page.locator(`[data-frame=${kind}]`)).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      await expectAccessible(page);
    }
    await page.goto(`/desk/open?uri=${encodeURIComponent(`urn:sharit:e2e:desk:${name}`)}`);
    await expect(page).toHaveURL(`/desk/${id}`);
    await page.goto('/desk/audit');
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: `مسودة البستان ${name}` })
        .first(),
    ).toBeVisible();
    await expectAccessible(page);
    await context.clearCookies();
  });
}

test(
  'a link is shared, opened in another browser, and its draft removed from the screen when it is revoked',
  { tag: '@desktop' },
  async ({ page, server, context }, { project }) => {
    const name = `share-${project.name}`;
    await account(server, name);
    const { id } = await server.push(draft(name, 1, 'كلام لا يراه إلا من معه الرابط.'));
    await signIn(page, name);
    await page.goto(`/desk/${id}`);
    await page
      .locator('section')
      .getByRole('button', { name: /رابط جديد|New link/ })
      .click();
    await expectAccessible(page);
    await page.locator('dialog button[type=submit]').click();
    const link = await page.locator('dialog input[readonly]').inputValue();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    const guest = await visitor(context);
    await guest.page.goto(link);
    await expect(guest.page.getByText('كلام لا يراه إلا من معه الرابط.')).toBeVisible();
    await expect(guest.page).toHaveURL(new URL(link).origin + new URL(link).pathname);
    await expect(guest.page.getByRole('complementary', { name: 'معاينة' })).toContainText('مسودة');
    await expectAccessible(guest.page);
    await guest.page.reload();
    await expect(guest.page.getByText('كلام لا يراه إلا من معه الرابط.')).toBeVisible();

    await server.push(draft(name, 2, 'كلام جديد لا يراه إلا من معه الرابط.'));
    await expect(guest.page.getByText('كلام جديد لا يراه إلا من معه الرابط.')).toBeVisible();

    await page.getByRole('button', { name: /إبطال|Revoke/ }).click();
    await expect(guest.page.getByText('كلام جديد')).toHaveCount(0);
    await expect(guest.page.getByRole('heading', { level: 1 })).toHaveText('هذه المعاينة غير متاحة');
    await expectAccessible(guest.page);
    await guest.page.goto(link);
    await expect(guest.page.getByRole('heading', { level: 1 })).toHaveText('هذه المعاينة غير متاحة');
    await guest.page.goto(new URL(link).pathname);
    await guest.page.reload();
    await expect(guest.page.getByRole('heading', { level: 1 })).toHaveText('الرابط ناقص');
    await guest.context.close();
  },
);

test(
  'once the story is published, its preview link leads to the public page',
  { tag: '@desktop' },
  async ({ server, context }, { project }) => {
    const name = `publish-${project.name}`;
    const item = draft(name, 1, 'خبر سيُنشر بعد قليل.');
    const { id } = await server.push(item);
    const { url } = await mint(server, item.uri);
    const guest = await visitor(context);
    await guest.page.goto(url);
    await expect(guest.page.getByText('خبر سيُنشر بعد قليل.')).toBeVisible();
    await server.push({ ...draft(name, 2, 'خبر سيُنشر بعد قليل.'), pubStatus: 'usable' });
    await expect(guest.page).toHaveURL(`/ar/news/${id}`);
    await expect(guest.page.getByRole('heading', { level: 1 })).toHaveText(`مسودة البستان ${name}`);
    await guest.page.goto(url);
    await expect(guest.page).toHaveURL(`/ar/news/${id}`);
    await guest.context.close();
  },
);

test('after Exit nothing of the draft is stored, and no public URL has it', async ({ server, context }, {
  project,
}) => {
  const word = `كلمةسر${project.name}`;
  const item = draft(`exit-${project.name}`, 1, `هنا ${word} وحدها.`);
  const { id } = await server.push(item);
  const { url } = await mint(server, item.uri);
  const guest = await visitor(context);
  await guest.page.goto(url);
  await expect(guest.page.getByText(word)).toBeVisible();
  expect(await storedIn(guest.page)).not.toContain(word);
  expect(
    (await guest.context.cookies()).map(({ httpOnly, sameSite, path }) => [httpOnly, sameSite, path]),
  ).toContainEqual([true, 'Strict', new URL(url).pathname.replace('/preview/', '/api/v1/previews/')]);
  await guest.page.getByRole('button', { name: 'خروج' }).click();
  await expect(guest.page).toHaveURL('/ar');
  // All that remains is the note that this browser has left the preview.
  expect((await guest.context.cookies()).filter(({ httpOnly }) => httpOnly).map(({ value }) => value)).toEqual([
    'left',
  ]);
  const stored = await storedIn(guest.page);
  for (const part of [word, id, new URL(url).hash.slice(3)]) expect(stored).not.toContain(part);
  await guest.page.goBack();
  await expect(guest.page.getByText(word)).toHaveCount(0);
  // The link as it is in the browser's history.
  await guest.page.goto(url);
  await expect(guest.page.getByRole('heading', { level: 1 })).toHaveText('هذه المعاينة غير متاحة');
  const elsewhere = await visitor(context);
  await elsewhere.page.goto(url);
  await expect(elsewhere.page.getByText(word)).toBeVisible();
  await elsewhere.context.close();
  for (const path of [
    '/ar',
    '/ar/latest',
    `/ar/news/${id}`,
    '/sitemap.xml',
    '/ar/rss.xml',
    '/ar/feed.json',
    '/api/v1/ar/ticker',
  ]) {
    expect(await (await fetch(server.url + path)).text(), path).not.toContain(word);
  }
  await guest.context.close();
});
