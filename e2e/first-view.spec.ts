import { expect, hydrated, newsItem, test } from './fixtures.ts';
import { startServer } from './server.ts';

type Card = { id: string; hasBody: boolean };
const languages = ['ar', 'en'] as const;

async function storyOf(url: string, language: string): Promise<string> {
  const { stories } = (await (await fetch(`${url}/api/v1/${language}/stories?limit=10`)).json()) as { stories: Card[] };
  return stories.find(({ hasBody }) => hasBody)!.id;
}

for (const language of languages) {
  test(`${language}: until the reader acts the page moves and listens without the app, and an event starts it`, async ({
    page,
    server,
  }) => {
    const story = await storyOf(server.url, language);
    const requested: string[] = [];
    page.on('request', (request) => requested.push(new URL(request.url()).pathname));
    await page.goto(`/${language}/news/${story}`);
    const travelled = () =>
      page.evaluate(() => Number(document.querySelector('.ticker-track')?.getAnimations()[0]?.currentTime ?? 0));
    await expect.poll(travelled).toBeGreaterThan(0);
    await expect.poll(() => requested.some((name) => name.endsWith('/ticker/stream'))).toBe(true);
    await expect(page.locator('html')).not.toHaveAttribute('data-hydrated');
    const headline = language === 'ar' ? 'قافلة الكتب تصل إلى القرية' : 'The book caravan reaches the village';
    await server.push(newsItem({ uri: `urn:sharit:e2e:need:${language}:${Date.now()}`, headline, language }));
    await expect(page.locator('.ticker-list').first()).toContainText(headline);
    // The app's travel goes on from the first one.
    expect(await travelled()).toBeGreaterThan(0);
  });

  for (const kind of ['front', 'article']) {
    test(`${language}, ${kind}: nothing but pictures is requested before the text is painted, and nothing twice`, async ({
      page,
      server,
    }) => {
      const story = await storyOf(server.url, language);
      const requested: string[] = [];
      page.on('request', (request) => requested.push(new URL(request.url()).pathname));
      await page.goto(kind === 'front' ? `/${language}` : `/${language}/news/${story}`);
      await expect.poll(() => requested.some((name) => name.endsWith('/ticker/stream'))).toBe(true);
      const early = await page.evaluate(() => {
        const painted = performance.getEntriesByName('first-contentful-paint')[0]!.startTime;
        return performance
          .getEntriesByType('resource')
          .filter(({ startTime }) => startTime < painted)
          .map(({ name }) => new URL(name).pathname);
      });
      expect(early.filter((name) => !name.startsWith('/pictures/'))).toEqual([]);
      await hydrated(page);
      // The app's own stream opens last: by then it has made all its requests.
      await expect.poll(() => requested.filter((name) => name.endsWith('/ticker/stream')).length).toBe(2);
      const again = requested.filter((name) =>
        /\/api\/v1\/(?:newsroom|\w+\/(?:front|ticker|stories\/\w+))$/.test(name),
      );
      expect(again.filter((name) => !name.includes('/stories/') || name.endsWith(story))).toEqual([]);
    });
  }
}

test('an article opened inside the app is the same as the server-rendered page', async ({ page, server }) => {
  const story = await storyOf(server.url, 'ar');
  await page.goto(`/ar/news/${story}`);
  // Whether a table scrolls is known only once the app has measured it.
  const article = () =>
    page.locator('.article-head, .article-body, .article-end').evaluateAll((parts) =>
      parts.map((part) => {
        const copy = part.cloneNode(true) as Element;
        for (const hint of copy.querySelectorAll('.article-table-hint')) hint.remove();
        return copy.textContent;
      }),
    );
  const sent = await article();
  await page.goto('/ar');
  await hydrated(page);
  await page.locator(`main a[href="/ar/news/${story}"]`).first().click();
  // The times of related stories are relative by now, and absolute in the HTML.
  await expect.poll(article).toEqual(sent);
  await expect(page.locator('.article-side li').first()).toBeAttached();
});

test('with FIRST_VIEW=off the app does everything in the browser', { tag: '@desktop' }, async ({ browser }) => {
  const server = await startServer({ FIRST_VIEW: 'off' });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  try {
    const story = await storyOf(server.url, 'ar');
    await page.goto(`${server.url}/ar/news/${story}`);
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.locator('.ticker-line').first()).toBeAttached();
    await page.locator('.masthead-plate').click();
    await expect(page).toHaveURL(`${server.url}/ar`);
    await expect(page.locator('main h2').first()).toBeVisible();
    expect(errors).toEqual([]);
  } finally {
    await page.close();
    await server.remove();
  }
});
