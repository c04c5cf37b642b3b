import { account, signIn } from '../editor.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';
import { freePort, startServer } from '../server.ts';
import { startOpenIdProvider } from '../../server/testing/outside/openid-provider.ts';

test.use({ locale: 'ar' });

test('a chief makes an account, which is signed out at once when its role shrinks and when it ends', async ({
  browser,
  context,
  page,
  server,
}) => {
  await account(server, 'chief-of-all', 'chief');
  await signIn(page, 'chief-of-all');
  await page.getByRole('link', { name: 'الحسابات' }).click();
  await page.getByLabel('اسم المستخدم').fill('ليلى');
  await page.getByLabel('الدور', { exact: true }).selectOption('editor');
  await page.getByRole('button', { name: 'إنشاء الحساب' }).click();
  const shown = page.getByRole('dialog', { name: 'كلمة مرور ليلى' });
  const password = await shown.getByRole('textbox').inputValue();
  expect(password).toMatch(/^[\da-f-]{35}$/);
  await expectAccessible(page);
  await shown.getByRole('button', { name: 'تم' }).click();
  await expectAccessible(page);

  const otherContext = await browser.newContext({ locale: 'ar', baseURL: server.url });
  const other = await otherContext.newPage();
  await signIn(other, 'ليلى', password);
  await page.getByLabel('دور ليلى').selectOption('reader');
  await expect(page.getByText('تغيّر دور ليلى.')).toBeVisible();
  await expect(other.getByRole('button', { name: 'دخول' })).toBeVisible();
  await signIn(other, 'ليلى', password);
  await expect(other.getByRole('link', { name: 'السجل' })).toHaveCount(0);
  await page.getByRole('button', { name: 'إنهاء الحساب: ليلى' }).click();
  await page.getByRole('dialog', { name: 'إنهاء حساب ليلى؟' }).getByRole('button', { name: 'إنهاء الحساب' }).click();
  await expect(page.getByText('انتهى حساب ليلى.')).toBeVisible();
  await expect(other.getByRole('button', { name: 'دخول' })).toBeVisible();
  await otherContext.close();
  await context.clearCookies();
});

test('signs in through a real OpenID provider; a claim without a role is refused @desktop', async ({ browser }) => {
  test.setTimeout(120_000);
  const port = String(await freePort());
  const publicUrl = `http://127.0.0.1:${port}`;
  const provider = await startOpenIdProvider(`${publicUrl}/api/v1/desk/oidc/callback`, {
    salma: { name: 'سلمى', newsroom: { roles: ['chief'] } },
    omar: { name: 'عمر', newsroom: { roles: ['guest'] } },
  });
  const { issuer, clientId, clientSecret, rolesClaim } = provider.settings;
  const server = await startServer({
    ...{ SAMPLE: 'off', PORT: port, PUBLIC_URL: publicUrl, OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId },
    ...{ OIDC_CLIENT_SECRET: clientSecret, OIDC_ROLES_CLAIM: rolesClaim },
  });
  const enterAs = async (login: string) => {
    const context = await browser.newContext({ locale: 'ar', baseURL: publicUrl });
    const page = await context.newPage();
    await page.goto('/desk');
    const away = page.getByRole('link', { name: 'الدخول بحساب المؤسسة' });
    await expect(away).toBeVisible();
    await expectAccessible(page);
    await away.click();
    await page.locator('input[name=login]').fill(login);
    await page.locator('input[name=password]').fill('any');
    await page.locator('button[type=submit]').click();
    await page.locator('input[name=prompt][value=consent]').waitFor({ state: 'attached' });
    await page.locator('button[type=submit]').click();
    return page;
  };
  const admitted = await enterAs('salma');
  await admitted.getByRole('link', { name: 'الحسابات' }).click();
  await expect(admitted.getByRole('heading', { name: 'سلمى' })).toBeVisible();
  await expect(admitted.getByText('من حسابات المؤسسة')).toBeVisible();
  const refused = await enterAs('omar');
  await expect(refused.getByRole('alert').first()).toContainText('لم يُقبل الدخول بحساب المؤسسة');
  await expectAccessible(refused);
  await expect(refused.getByRole('button', { name: 'دخول' })).toBeVisible();
  await server.remove();
  await provider.stop();
});
