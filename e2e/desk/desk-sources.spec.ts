import { openFakeWordPress, type FakeWordPress } from '../../server/testing/outside/fake-wordpress.ts';
import { account, signIn } from '../editor.ts';
import { expect, expectAccessible, test as base } from '../fixtures.ts';
import { startServer } from '../server.ts';

/** A server that follows a WordPress of the garden. */
const test = base.extend<object, { site: FakeWordPress }>({
  site: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const site = await openFakeWordPress();
      site.now = new Date();
      for (let id = 1; id <= 45; id++)
        site.put({
          id,
          date_gmt: `2026-02-${String((id % 27) + 1).padStart(2, '0')}T09:00:00`,
          title: `خبر البستان ${id}`,
        });
      site.put({ id: 46, title: 'خبر فيه شيفرة', content: '<p>قبل [ad_slot id="1"] بعد</p><script>1</script>' });
      site.put({ id: 47, status: 'draft', title: 'مسودة البستان' });
      site.put({ id: 48, protected: true });
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ site }, use) => {
      const server = await startServer({
        SAMPLE: 'off',
        ALLOW_PRIVATE_NETWORK: '1',
        WORDPRESS_URL: site.address,
        WORDPRESS_USER: 'salma',
        WORDPRESS_PASSWORD: site.password,
      });
      await use(server);
      await server.remove();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
});
test.use({ locale: 'ar' });

test('an editor sees what came, what was left out and why, checks, pauses, and agrees to many withdrawals', async ({
  page,
  server,
  site,
}) => {
  test.setTimeout(150_000);
  await account(server, 'salma', 'chief');
  await signIn(page, 'salma');
  await page.getByRole('link', { name: 'المصادر', exact: true }).click();
  const source = page.getByRole('region', { name: /ووردبريس/ });
  await expect(source.getByText('محدَّث')).toBeVisible({ timeout: 60_000 });
  const count = (label: string) => source.locator('dl div').filter({ hasText: label }).locator('dd');
  await expect(count('منشورة')).toHaveText('٤٦');
  await expect(count('مسودات')).toHaveText('١');
  await expect(count('خاصة أو محمية')).toHaveText('١');
  await expect(source.getByRole('link', { name: 'خبر فيه شيفرة' })).toBeVisible();
  await expect(source.getByText(/shortcodes, which nobody can read here: \[ad_slot\]/)).toBeVisible();
  await source.getByText('ما تُرك من النصوص').click();
  await expect(source.getByRole('listitem').filter({ hasText: 'script' })).toBeVisible();
  await expectAccessible(page);

  site.now = new Date();
  site.put({ id: 50, title: 'خبر وصل الآن' });
  await source.getByRole('button', { name: 'فحص الآن' }).press('Enter');
  await expect(count('منشورة')).toHaveText('٤٧', { timeout: 30_000 });

  await source.getByRole('button', { name: 'إيقاف' }).click();
  await expect(source.getByText(/أوقفه \u2068salma\u2069/)).toBeVisible();
  await expectAccessible(page);
  for (let id = 1; id <= 21; id++) site.posts.delete(id);
  await source.getByRole('button', { name: 'استئناف' }).click();
  await expect(source.getByText('متوقف: أخبار كثيرة لم تعد هناك')).toBeVisible({ timeout: 60_000 });
  await expect(source.getByText(/لم يُسحب شيء/)).toBeVisible();
  await expectAccessible(page);
  await source.getByRole('button', { name: 'سحبها والمتابعة' }).click();
  await expect(count('مسحوبة')).toHaveText('٢١', { timeout: 60_000 });
});
