import { draft, draftWord, mint, textOf } from './editor.ts';
import { expect, test } from './fixtures.ts';

test.use({ locale: 'ar' });

test('a link works when pasted over a stripped or wrong one, and with what messengers append to it', async ({
  context,
  server,
}) => {
  await server.push(draft('pasted', 1, `هنا ${draftWord} وحدها.`));
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
  await expect(page.getByText(draftWord)).toBeVisible();
  await expect(page).toHaveURL(stripped);
  for (const altered of [`${url}،`, url.replace('#', '%23'), url.replace('#', '?fbclid=abc#'), `${url}?fbclid=abc`]) {
    const fresh = await context.browser()!.newContext({ locale: 'ar' });
    const guest = await fresh.newPage();
    await guest.goto(altered);
    await expect(guest.getByText(draftWord), altered).toBeVisible();
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

test('an exit that does not reach the server says so, and hides the draft', async ({ context, server }) => {
  await server.push(draft('exit-stuck', 1, `هنا ${draftWord} وحدها.`));
  const { url } = await mint(server, 'urn:sharit:e2e:desk:exit-stuck');
  const page = await context.newPage();
  await page.goto(url);
  await expect(page.getByText(draftWord)).toBeVisible();
  const away = (route: { abort(): Promise<void> }) => route.abort();
  await context.route('**/open', away);
  await page.getByRole('button', { name: 'خروج' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('لم يكتمل الخروج');
  expect(await textOf(page)).not.toContain(draftWord);
  await context.unroute('**/open', away);
  await page.getByRole('button', { name: 'إعادة المحاولة' }).click();
  await expect(page).toHaveURL('/ar');
});
