import type { Page } from '@playwright/test';
import { expect, hydrated, test } from './fixtures.ts';
import { startServer } from './server.ts';

type Card = { id: string; hasBody: boolean };
const languages = ['ar', 'en'] as const;

async function storyOf(url: string, language: string): Promise<string> {
  const { stories } = (await (await fetch(`${url}/api/v1/${language}/stories?limit=10`)).json()) as { stories: Card[] };
  return stories.find(({ hasBody }) => hasBody)!.id;
}

/** Records the computed styles of every element and pseudo-element, and returns what differs from the last call. */
const newLooks = (page: Page) =>
  page.evaluate(() => {
    const kept = window as unknown as { looks?: Map<string, string>[] };
    const before = kept.looks;
    const changed: string[] = [];
    const now: Map<string, string>[] = [];
    for (const element of document.querySelectorAll('html, body, #root *'))
      for (const part of ['', '::before', '::after']) {
        const style = getComputedStyle(element, part || null);
        const look = new Map<string, string>();
        if (!part || style.content !== 'none') for (const name of style) look.set(name, style.getPropertyValue(name));
        const last = before?.[now.length];
        for (const [name, value] of last ?? [])
          if (look.get(name) !== value)
            changed.push(
              `<${element.localName} class="${element.getAttribute('class') ?? ''}">${part} had ${name}: ${value}`,
            );
        now.push(look);
      }
    kept.looks = now;
    return { changed: changed.slice(0, 10), parts: now.length };
  });

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
  test(`${language}: a page's inlined styles are all that it needs`, async ({ page, server, expectedErrors }, {
    project,
  }) => {
    test.skip((project.name === 'phone') !== (language === 'ar'), 'A sheet has the rules of every width.');
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
        const { parts } = await newLooks(page);
        await addSheet(page, sheet);
        expect(await newLooks(page)).toEqual({ changed: [], parts });
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

test('with the open ticker, which loads the whole style sheet at once, the next page looks right', async ({
  page,
  server,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/ar/news/${await storyOf(server.url, 'ar')}`);
  await hydrated(page);
  await page.locator('.masthead-plate').click();
  await expect(page.locator('main h2').first()).toBeVisible();
  await page.locator('html[data-laid-out]').waitFor({ state: 'attached' });
  const grids = () =>
    page.locator('.story-card').evaluateAll((cards) => cards.map((card) => getComputedStyle(card).display));
  const before = await grids();
  await addSheet(page, (await page.locator('script[data-sheet]').getAttribute('data-sheet'))!);
  expect(await grids()).toEqual(before);
});

test('with FIRST_VIEW=off the app does everything in the browser', async ({ browser }, { project }) => {
  test.skip(project.name === 'phone', 'The width of the screen changes nothing of who renders.');
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
