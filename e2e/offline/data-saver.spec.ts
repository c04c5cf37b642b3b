import { expect, expectAccessible, expectPicture, test } from './fixtures.ts';

test.use({ serviceWorkers: 'block', expectedErrors: [/Content Security Policy/u] });

test('while data is saved, a story costs at most 30 kB, and its pictures come with a tap', async ({
  page,
  context,
  network,
}) => {
  // As the choice on the page of saved stories is stored.
  await context.addCookies([{ name: 'sharit-data', value: 'less', url: network.url }]);
  await page.addInitScript(() => localStorage.setItem('sharit-data', 'less'));
  const pictures: string[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/pictures/')) pictures.push(response.url());
  });
  await page.goto('/ar');
  const story = await page.locator('main h2 a[href*="/news/"]').first().getAttribute('href');
  await page.goto(story!);
  await page.evaluate(() => dispatchEvent(new Event('pointermove')));
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  const show = page.getByRole('button', { name: 'عرض الصور' });
  await expect(show).toBeVisible();
  expect(pictures).toEqual([]);
  await expectAccessible(page);

  // Of a reader who has the app: the page and its answers, as they are sent.
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(story!);
  await page.evaluate(() => dispatchEvent(new Event('pointermove')));
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  await expect(show).toBeVisible();
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(30_000);

  await show.click();
  await expectPicture(page);
  expect(pictures.length).toBeGreaterThan(0);
});
