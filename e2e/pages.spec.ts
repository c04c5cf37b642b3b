import { expect, expectAccessible, hydrated, test } from './fixtures.ts';

type Card = { id: string; hasBody: boolean };
const languages = ['ar', 'en'] as const;

/** Every public page of a language, with a story that the sample newsroom really has. */
async function pagesOf(url: string, language: (typeof languages)[number]) {
  const { stories } = (await (await fetch(`${url}/api/v1/${language}/stories?limit=10`)).json()) as { stories: Card[] };
  const story = stories.find(({ hasBody }) => hasBody)!;
  const { article } = (await (await fetch(`${url}/api/v1/${language}/stories/${story.id}`)).json()) as {
    article: { subjects: { slug: string }[] };
  };
  const word = language === 'ar' ? 'في' : 'the';
  return [
    `/${language}`,
    `/${language}/news/${story.id}`,
    `/${language}/section/culture`,
    ...article.subjects.slice(0, 1).map(({ slug }) => `/${language}/topic/${slug}`),
    `/${language}/search?q=${encodeURIComponent(word)}`,
    `/${language}/search`,
    `/${language}/latest`,
    `/${language}/saved`,
    `/${language}/following`,
  ];
}

const schemes = ['light', 'dark'] as const;

for (const language of languages) {
  test(`every page in ${language}: one h1, its direction, no sideways scroll; axe, light and dark`, async ({
    page,
    server,
  }) => {
    test.setTimeout(180_000);
    for (const path of await pagesOf(server.url, language)) {
      await test.step(path, async () => {
        await page.emulateMedia({ colorScheme: schemes[0] });
        await page.goto(path);
        await hydrated(page);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
        await expect(page.locator('h1')).toHaveCount(1);
        await expect(page.locator('main')).toBeVisible();
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(sideways, 'sideways scroll').toBeLessThanOrEqual(0);
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          await expectAccessible(page);
        }
      });
    }
  });

  test(`${language}: the ticker's lines at rest are accessible, too, light and dark`, async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem('sharit-ticker', 'open'));
    await page.goto(`/${language}`);
    await hydrated(page);
    await expect(page.locator('html')).toHaveAttribute('data-ticker', 'open');
    await expect(page.locator('.ticker-line').first()).toBeVisible();
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  });

  test(`${language}: twice the text size and a 320 px wide window (400 % zoom) need no sideways scrolling`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of await pagesOf(server.url, language)) {
      await page.goto(path);
      await hydrated(page);
      for (const size of ['100%', '200%']) {
        await page.evaluate((value) => document.documentElement.style.setProperty('font-size', value), size);
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(sideways, `${path} at ${size}`).toBeLessThanOrEqual(0);
      }
    }
  });

  test(`${language}: an unknown address is a 404 page that links to the front`, async ({ page, expectedErrors }) => {
    expectedErrors.push(/404/);
    for (const path of [`/${language}/news/zzzzzzzzzz`, `/${language}/nothing/here`, `/${language}/section/nowhere`]) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      await hydrated(page);
      await expect(page.locator('h1')).toHaveCount(1);
      await expect(page.locator('main').getByRole('link').first()).toBeVisible();
      await expectAccessible(page);
    }
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const language of languages) {
    test(`every page in ${language} reads completely and its links work`, async ({ page, server }) => {
      for (const path of await pagesOf(server.url, language)) {
        const answer = await page.goto(path);
        expect(answer?.status(), path).toBe(200);
        await expect(page.locator('h1')).toHaveCount(1);
      }
      await page.goto(`/${language}`);
      const headline = page.locator('main h1 a, main h2 a, main h3 a').first();
      const text = (await headline.textContent())!.trim();
      await headline.click();
      await expect(page.locator('h1')).toContainText(text);
      await expect(page.locator('article p').first()).toBeVisible();
    });
  }
});
