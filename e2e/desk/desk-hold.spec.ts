import type { BrowserContext, Page } from '@playwright/test';
import { account, signIn } from '../editor.ts';
import { expect, expectAccessible, hydrated, newsItem, test } from '../fixtures.ts';
import type { Server } from '../server.ts';

test.use({ locale: 'ar' });

const story = (name: string, version: number) =>
  newsItem({
    uri: `urn:sharit:e2e:hold:${encodeURIComponent(name)}`,
    headline: `خبر البستان ${name} ${version}`,
    body: `<p>نص الخبر ${name} في إصداره ${version}.</p>`,
    version: String(version),
  });

async function openPublished(context: BrowserContext, server: Server, name: string, role = 'chief'): Promise<Page> {
  await account(server, name, role);
  const page = await context.newPage();
  await signIn(page, name);
  await page.getByRole('link', { name: 'المنشور', exact: true }).click();
  return page;
}

const openActions = async (page: Page, headline: string) => {
  await page.getByRole('button', { name: `إجراءات: ${headline}` }).click();
  return page.getByRole('dialog');
};

test('a story that the desk withdraws is gone for an open reader, and stays so whatever is pushed, until it is released', async ({
  context,
  page: reader,
  server,
  expectedErrors,
}) => {
  expectedErrors.push(/410/);
  const { id } = await server.push(story('سحب', 1));
  await reader.goto(`/ar/news/${id}`);
  await hydrated(reader);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('خبر البستان سحب 1');

  const desk = await openPublished(context, server, 'withdraws');
  await desk.getByRole('searchbox').fill('البستان سحب');
  await desk.getByRole('searchbox').press('Enter');
  const dialog = await openActions(desk, 'خبر البستان سحب 1');
  await expectAccessible(desk);
  await dialog.getByRole('button', { name: 'سحب الخبر…' }).click();
  await expect(dialog).toContainText('خبر البستان سحب 1');
  await expectAccessible(desk);
  await dialog.getByRole('textbox').fill('نُشر قبل <i>موعده</i>.');
  await dialog.getByRole('button', { name: 'سحب الخبر', exact: true }).click();
  await expect(dialog.getByRole('status')).toContainText('سُحب الخبر.');

  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('سُحب هذا الخبر');
  await expect(reader.getByText('نُشر قبل <i>موعده</i>.')).toBeVisible();
  await expect(reader.getByRole('main')).not.toContainText('نص الخبر سحب');

  const answer = await fetch(`${server.url}/api/v1/push`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.pushSecret}`, 'content-type': 'application/json' },
    body: JSON.stringify(story('سحب', 2)),
  });
  const { stored, warnings } = (await answer.json()) as { stored: boolean; warnings: { message: string }[] };
  expect(stored).toBe(true);
  expect(warnings[0]!.message).toContain('withdrawn by an editor');
  await reader.reload();
  await expect(reader.getByText('نُشر قبل <i>موعده</i>.')).toBeVisible();
  await expect(dialog).toContainText('وصل الإصدار ٢ بعد السحب');
  await expectAccessible(desk);

  await dialog.getByRole('button', { name: 'إلغاء السحب' }).click();
  await expect(dialog.getByRole('status')).toContainText('وعاد الخبر إلى القرّاء');
  await reader.reload();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('خبر البستان سحب 2');
});

test('hides, corrects, and takes both back by keyboard; the log of the story tells it all', async ({
  context,
  page: reader,
  server,
}) => {
  const { id } = await server.push(story('إخفاء', 1));
  const desk = await openPublished(context, server, 'hides');
  await desk.getByRole('button', { name: 'إجراءات: خبر البستان إخفاء 1' }).focus();
  await desk.keyboard.press('Enter');
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('button', { name: 'إخفاء من القوائم' }).press('Enter');
  await expect(dialog.getByRole('status')).toContainText('أُخفي الخبر من القوائم.');
  await reader.goto('/ar/latest');
  await expect(reader.getByRole('main')).not.toContainText('خبر البستان إخفاء');
  await dialog.getByRole('button', { name: 'تراجع' }).press('Enter');
  await expect(dialog.getByRole('status')).toContainText('عاد الخبر إلى القوائم.');
  await reader.reload();
  await expect(reader.getByRole('main')).toContainText('خبر البستان إخفاء');

  await dialog.getByRole('button', { name: 'إضافة تصويب…' }).press('Enter');
  await desk.keyboard.type('البستان في الحي الغربي.');
  await dialog.getByRole('button', { name: 'إضافة التصويب' }).press('Enter');
  await expect(dialog.getByRole('status')).toContainText('أُضيف التصويب.');
  await reader.goto(`/ar/news/${id}`);
  await expect(reader.getByText('البستان في الحي الغربي.')).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('button', { name: 'إجراءات: خبر البستان إخفاء 1' })).toBeFocused();

  await desk.goto(`/desk/${id}`);
  await desk.getByRole('link', { name: 'سجل هذه المادة' }).click();
  const log = desk.getByRole('main').getByRole('listitem');
  await expect(log.filter({ hasText: 'إضافة تصويب' })).toHaveCount(1);
  await expect(log.filter({ hasText: 'إظهار في القوائم' })).toHaveCount(1);
  await expect(log.filter({ hasText: 'إخفاء من القوائم' })).toHaveCount(1);
  await expectAccessible(desk);
});

test('of two editors at one story the second is told what the first has done, and does nothing', async ({
  browser,
  context,
  server,
  expectedErrors,
}) => {
  expectedErrors.push(/409/);
  const { id } = await server.push(story('اثنان', 1));
  const first = await openPublished(context, server, 'first');
  const otherContext = await browser.newContext({ locale: 'ar', baseURL: server.url });
  const second = await openPublished(otherContext, server, 'second');
  // The second does not hear of it: what is tried is the server's word.
  await otherContext.route('**/desk/stream', (route) => route.abort());
  await second.reload();
  const seen = await openActions(second, 'خبر البستان اثنان 1');
  await expect(seen.getByRole('button', { name: 'إخفاء من القوائم' })).toBeVisible();
  const dialog = await openActions(first, 'خبر البستان اثنان 1');
  await dialog.getByRole('button', { name: 'إضافة تصويب…' }).click();
  await dialog.getByRole('textbox').fill('تصويب من الأول.');
  await dialog.getByRole('button', { name: 'إضافة التصويب' }).click();
  await expect(dialog.getByRole('status')).toContainText('أُضيف التصويب.');
  await seen.getByRole('button', { name: 'إخفاء من القوائم' }).click();
  await expect(seen.getByRole('alert')).toContainText('سبقك first إلى هذا الخبر (إضافة تصويب');
  await expect(seen).toContainText('تصويب من الأول.');
  const list = await fetch(`${server.url}/api/v1/ar/ticker`);
  expect(await list.text()).toContain(id);
  await otherContext.close();
});

test('a reader of drafts and an editor are offered no withdrawal, and are refused it', async ({ context, server }) => {
  const { id } = await server.push(story('دور', 1));
  for (const role of ['reader', 'editor']) {
    const page = await openPublished(context, server, `is-${role}`, role);
    await expect(page.getByText('خبر البستان دور 1')).toBeVisible();
    await expect(page.getByRole('button', { name: /^إجراءات/ })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'الحسابات' })).toHaveCount(0);
    const status = await page.evaluate(async (of) => {
      const { csrf } = (await (await fetch('/api/v1/desk/session')).json()) as { csrf: string };
      const answer = await fetch(`/api/v1/desk/items/${of}/hold`, {
        method: 'POST',
        headers: { 'x-csrf': csrf, 'content-type': 'application/json' },
        body: JSON.stringify({ action: 'withdraw', revision: 0, reason: '' }),
      });
      return answer.status;
    }, id);
    expect(status).toBe(403);
    await page.close();
    await context.clearCookies();
  }
});
