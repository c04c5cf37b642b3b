import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectPicture, newsItem, stored, test, visit } from './fixtures.ts';

const stale = 'تعذّر التحديث، وهذه آخر نسخة وصلت.';

/** Opens a story with a picture from the front as it is, and waits until the device has it. */
async function openPictured(page: Page): Promise<{ headline: string; address: string }> {
  await visit(page, '/ar');
  const article = page
    .getByRole('main')
    .getByRole('article')
    .filter({ has: page.locator('picture') });
  await article.first().getByRole('heading').getByRole('link').click();
  await page.waitForURL('**/ar/news/*');
  const headline = await page.locator('main h1').innerText();
  await expectPicture(page);
  const address = new URL(page.url()).pathname;
  await stored(page, 'article', 'ar', address.split('/').pop()!);
  return { headline, address };
}

for (const trouble of ['dead', 'hanging', '502', 'portal'] as const) {
  test(`a cold start over a network that is ${trouble}: the front, how old it is, a visited story, and what there is instead of one that was not visited`, async ({
    page,
    context,
    network,
    server,
  }) => {
    test.setTimeout(180_000);
    const { id: unread } = await server.push(
      newsItem({
        uri: `urn:sharit:e2e:offline:unread:${trouble}`,
        headline: `خبر لم يُفتح ${trouble}`,
        ago: 3 * 24 * 60,
      }),
    );
    const { headline: story, address } = await openPictured(page);
    await stored(page, 'front', 'ar');
    await page.close();

    network.become(trouble);
    const later = await context.newPage();
    await later.goto('/ar');
    await expect(later.getByRole('main').getByRole('link', { name: story }).first()).toBeVisible();
    await expect(later.getByText(stale).first()).toBeVisible({ timeout: 60_000 });
    await expect(later.getByText('Welcome to the hotel')).not.toBeAttached();
    await expectAccessible(later);

    await later.goto(address);
    await expect(later.getByRole('heading', { level: 1, name: story })).toBeVisible();
    await expect(later.locator('.article-body p, article p').first()).toBeVisible();
    await expectPicture(later);
    await expectAccessible(later);

    await later.goto(`/ar/news/${unread}`);
    await expect(later.getByRole('heading', { level: 2, name: 'ما يمكنك قراءته الآن' })).toBeVisible({
      timeout: 60_000,
    });
    await expect(later.getByRole('main').getByRole('link', { name: story }).first()).toBeVisible();
    await expectAccessible(later);

    network.become('none');
    // A server that takes more than three seconds, as on a busy machine, counts as away.
    await expect(async () => {
      await later.goto('/ar');
      await expect(later.locator('#root[data-shell]')).not.toBeAttached({ timeout: 1000 });
    }).toPass();
    await expect(later.getByText(stale)).not.toBeAttached();
  });
}

test('with the network off, saved stories open with text and picture, and search finds them by another form of the word', async ({
  page,
  context,
  server,
}) => {
  const { headline, address } = await openPictured(page);
  await page.getByRole('button', { name: 'حفظ' }).click();
  // What else is looked at may displace the pictures that were: those of saved stories have a place of their own.
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('sharit-kept-pictures')).keys()).length))
    .toBeGreaterThan(0);
  await page.evaluate(() => caches.delete('sharit-pictures'));
  const boat = 'قارب أزرق يعود إلى المرسى';
  const { id } = await server.push(newsItem({ uri: 'urn:sharit:e2e:offline:boat', headline: boat, ago: 3 * 24 * 60 }));
  await visit(page, `/ar/news/${id}`);
  await stored(page, 'article', 'ar', id);
  await page.close();

  await context.setOffline(true);
  const later = await context.newPage();
  await later.goto('/ar/saved');
  await expect(later.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(later);
  await later.getByRole('main').getByRole('link', { name: headline }).click();
  await later.waitForURL(`**${address}`);
  await expect(later.getByRole('heading', { level: 1, name: headline })).toBeVisible();
  await expectPicture(later);
  await expect(later.getByText('أنت غير متصل بالإنترنت.')).toBeVisible();

  // «والقارب» finds «قارب», as on the server.
  await later.goto(`/ar/search?q=${encodeURIComponent('والقارب')}`);
  await expect(later.getByText('بحثنا في الأخبار التي على هذا الجهاز وحدها')).toBeVisible();
  await expect(later.getByRole('main').getByRole('link', { name: boat }).first()).toBeVisible();
  await expectAccessible(later);
  await context.setOffline(false);
});
