import { account, signIn } from '../editor.ts';
import { expect, expectAccessible, newsItem, test } from '../fixtures.ts';

test.use({ locale: 'ar' });

test('a chief words and sends an alert, once; an editor only words it', async ({ page, context, server }) => {
  const headline = 'جسر البستان يُفتح اليوم';
  await server.push(newsItem({ uri: 'urn:sharit:e2e:alert', headline, urgency: 1 }));
  await account(server, 'sends', 'chief');
  await account(server, 'words', 'editor');
  const editor = await (await context.browser()!.newContext({ locale: 'ar' })).newPage();
  await signIn(editor, 'words');
  await editor.goto('/desk/alerts');
  const theirs = editor.getByRole('listitem').filter({ hasText: headline });
  await expect(theirs.getByRole('button', { name: 'تعديل الصياغة…' })).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'إرسال التنبيه' })).toHaveCount(0);
  await expect(theirs).toContainText('لا يرسل التنبيه ولا يحجزه إلا رئيس التحرير.');

  await signIn(page, 'sends');
  await page.getByRole('link', { name: 'التنبيهات', exact: true }).click();
  const alert = page.getByRole('listitem').filter({ hasText: headline });
  await expect(alert.getByRole('figure')).toContainText(`عاجل: ${headline}`);
  await expectAccessible(page);
  await alert.getByRole('button', { name: 'تعديل الصياغة…' }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await dialog.getByLabel('العنوان، بلغة الخبر').fill('الجسر مفتوح');
  await dialog.getByRole('button', { name: 'حفظ الصياغة' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(alert.getByRole('figure')).toContainText('عاجل: الجسر مفتوح');

  // The editor still sees it as it was: their change does nothing.
  await theirs.getByRole('button', { name: 'تعديل الصياغة…' }).click();
  await editor.getByRole('button', { name: 'حفظ الصياغة' }).click();
  await expect(editor.getByRole('dialog').getByRole('alert')).toContainText('غيّره زميل قبلك');

  await alert.getByRole('button', { name: 'إرسال التنبيه' }).dblclick();
  await expect(alert.getByText('أُرسل', { exact: true })).toBeVisible();
  await expect(alert.getByRole('button', { name: 'إرسال تحديث' })).toBeDisabled();
  await expectAccessible(page);
  await editor.context().close();
});
