import type { Page } from '@playwright/test';
import { expect, hydrated, test } from './fixtures.ts';
import { startServer } from './server.ts';

type Card = { id: string; hasBody: boolean };
const languages = ['ar', 'en'] as const;

async function storyOf(url: string, language: string): Promise<string> {
  const { stories } = (await (await fetch(`${url}/api/v1/${language}/stories?limit=10`)).json()) as { stories: Card[] };
  return stories.find(({ hasBody }) => hasBody)!.id;
}

/** Every computed style of each element and its pseudo-elements. */
const looks = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('html, body, #root *')].flatMap((element) =>
      ['', '::before', '::after'].map((part) => {
        const style = getComputedStyle(element, part || null);
        const values =
          part && style.content === 'none' ? [] : [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`);
        return { where: `<${element.localName} class="${element.getAttribute('class') ?? ''}">${part}`, values };
      }),
    ),
  );

/** Adds the whole style sheet at the end. */
const addSheet = (page: Page, sheet: string) =>
  page.evaluate(
    (href) =>
      new Promise<void>((resolve, reject) => {
        const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${href}?whole` });
        link.onload = () => resolve();
        link.onerror = () => reject(new Error(`${href} did not come`));
        document.head.append(link);
      }),
    sheet,
  );

for (const language of languages) {
  test(`${language}: a page's part of the style sheet is all that it needs`, async ({
    page,
    server,
    expectedErrors,
  }) => {
    test.setTimeout(120_000);
    expectedErrors.push(/ERR_FAILED|404/);
    const story = await storyOf(server.url, language);
    // Neither the app nor the fonts may load in between.
    await page.route(/\/assets\/[^/]*\.(?:css|js|woff2)$/, (route) => route.abort());
    for (const path of [
      `/${language}`,
      `/${language}/news/${story}`,
      `/${language}/section/culture`,
      `/${language}/latest`,
      `/${language}/search?q=a`,
      `/${language}/news/zzzzzzzzzz`,
    ]) {
      await test.step(path, async () => {
        await page.goto(path);
        const sheet = (await page.locator('script[data-sheet]').getAttribute('data-sheet'))!;
        // Elements that `content-visibility` skips have no sizes to compare.
        await page.evaluate(() => {
          Object.assign(document.documentElement.dataset, { whole: '', faces: '' });
          document.querySelector('.ticker')?.removeAttribute('data-still');
        });
        const before = await looks(page);
        await addSheet(page, sheet);
        const after = await looks(page);
        const changed = before.flatMap(({ where, values }, index) =>
          values.filter((value) => !after[index]!.values.includes(value)).map((value) => `${where} had ${value}`),
        );
        expect(after).toHaveLength(before.length);
        expect(changed.slice(0, 10)).toEqual([]);
      });
    }
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
      await hydrated(page);
      const early = await page.evaluate(() => {
        const painted = performance.getEntriesByName('first-contentful-paint')[0]!.startTime;
        return performance
          .getEntriesByType('resource')
          .filter(({ startTime }) => startTime < painted)
          .map(({ name }) => new URL(name).pathname);
      });
      expect(early.filter((name) => !name.startsWith('/pictures/'))).toEqual([]);
      // The stream opens last: by then the page has made all its requests.
      await expect.poll(() => requested.some((name) => name.endsWith('/ticker/stream'))).toBe(true);
      const again = requested.filter((name) =>
        /\/api\/v1\/(?:newsroom|\w+\/(?:front|ticker|stories\/\w+))$/.test(name),
      );
      expect(again.filter((name) => !name.includes('/stories/') || name.endsWith(story))).toEqual([]);
    });
  }
}

test('an article opened inside the app is as whole as the page that the server sends', async ({ page, server }) => {
  const story = await storyOf(server.url, 'ar');
  await page.goto(`/ar/news/${story}`);
  const sent = await page.locator('.article-head, .article-body, .article-end').allTextContents();
  await page.goto('/ar');
  await hydrated(page);
  await page.locator(`main a[href="/ar/news/${story}"]`).first().click();
  // Times of related stories are relative by now; in the HTML they were absolute.
  const article = () => page.locator('.article-head, .article-body, .article-end').allTextContents();
  await expect.poll(article).toEqual(sent);
  await expect(page.locator('.article-side li').first()).toBeAttached();
});

test('a reader of the open ticker, who gets the whole sheet at once, sees the next page in its look', async ({
  page,
  server,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/ar/news/${await storyOf(server.url, 'ar')}`);
  await hydrated(page);
  await page.locator('.masthead-plate').click();
  await expect(page.locator('main h2').first()).toBeVisible();
  await page.locator('html[data-whole]').waitFor({ state: 'attached' });
  const grids = () =>
    page.locator('.story-card').evaluateAll((cards) => cards.map((card) => getComputedStyle(card).display));
  const before = await grids();
  await addSheet(page, (await page.locator('script[data-sheet]').getAttribute('data-sheet'))!);
  expect(await grids()).toEqual(before);
});

test('with FIRST_VIEW=off the app does everything in the browser', async ({ browser }) => {
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
