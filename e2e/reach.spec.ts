import { expect, hydrated, newsItem, test } from './fixtures.ts';

const languages = ['ar', 'en'] as const;
const regions = { ar: 'الشريط الإخباري', en: 'News ticker' };
const long = (language: 'ar' | 'en', word: string) =>
  `${word} ${(language === 'ar' ? 'كلمات كثيرة في سطر طويل جداً ' : 'many words in a very long line ').repeat(5)}`.trim();

for (const language of languages) {
  for (const mode of ['moving', 'stepped', 'open', 'reduced'] as const) {
    test(
      `${language}, ${mode}: the ticker stays low, covers no content, and every line can be read whole`,
      { tag: '@phone' },
      async ({ page, server }) => {
        const run = `${process.pid}-${language}-${mode}`;
        const flash = newsItem({ uri: `urn:sharit:e2e:long-flash:${run}`, headline: long(language, 'أ'), language });
        const story = newsItem({ uri: `urn:sharit:e2e:long-story:${run}`, headline: long(language, 'ب'), language });
        await server.push(story);
        await server.push({ ...flash, bodies: [], urgency: 1 });
        if (mode === 'reduced') await page.emulateMedia({ reducedMotion: 'reduce' });
        else await page.addInitScript((chosen) => localStorage.setItem('sharit-ticker', chosen), mode);
        for (const size of ['100', '150']) {
          await page.addInitScript((chosen) => localStorage.setItem('sharit-text', chosen), size);
          await page.goto(`/${language}`);
          await hydrated(page);
          await expect(page.locator('.ticker')).toHaveAttribute('data-mode', mode === 'reduced' ? 'open' : mode);
          const { bar, news, sideways } = await page.evaluate(() => {
            const size = (name: string) => document.querySelector(name)!.getBoundingClientRect();
            const [whole, run] = [size('.ticker'), size('.ticker-run')];
            return {
              bar: whole.height,
              news: (run.width * run.height) / (whole.width * whole.height),
              sideways: [...document.querySelectorAll('.ticker-list:not(.ticker-copy) .ticker-words')].filter(
                (words) => {
                  const { left, right } = words.getBoundingClientRect();
                  return left < run.left - 1 || right > run.right + 1;
                },
              ).length,
            };
          });
          const most = { moving: 46, stepped: 125, open: 280, reduced: 280 }[mode] * (Number(size) / 100);
          expect(bar, size).toBeLessThanOrEqual(most);
          // In the moving mode the bar has one line: label and controls are beside the text, not above it.
          const least = mode === 'moving' ? 0.48 : 0.6;
          if (size === '100') expect.soft(news, size).toBeGreaterThanOrEqual(least);
          // In the moving mode lines are side by side and move into view.
          if (mode !== 'moving') expect(sideways, size).toBe(0);
        }
        if (mode !== 'stepped') return;
        const ticker = page.getByRole('region', { name: regions[language] });
        const opener = ticker.getByRole('button', { name: flash.headlines[0]!.value });
        await expect(opener).toHaveAttribute('aria-expanded', 'false');
        await opener.click();
        const words = opener.locator('.ticker-words');
        expect(await words.evaluate((text) => text.scrollHeight - text.clientHeight)).toBeLessThanOrEqual(1);
        await words.scrollIntoViewIfNeeded();
        await expect(words).toBeInViewport({ ratio: 0.9 });
      },
    );
  }
}

test('a list of several pages is as long, and in the same place, after a reload and after a story', async ({
  page,
  server,
}, { project }) => {
  for (let index = 0; index < 60; index += 1) {
    await server.push(
      newsItem({
        uri: `urn:sharit:e2e:reload:${project.name}:${index}`,
        headline: `خبر رياضي رقم ${index}`,
        ago: 3000 + index,
        subjects: [{ rel: 'section', literal: 'sport', name: 'رياضة' }],
      }),
    );
  }
  await page.goto('/ar/section/sport');
  await hydrated(page);
  const far = page.locator('main').getByRole('link', { name: 'خبر رياضي رقم 42', exact: true });
  await expect(async () => {
    await page.mouse.wheel(0, 4000);
    await expect(far).toBeVisible({ timeout: 500 });
  }).toPass();
  await far.scrollIntoViewIfNeeded();
  const topOf = () => far.evaluate((link) => link.getBoundingClientRect().top);
  const before = await topOf();
  await page.reload();
  await expect(far).toBeVisible();
  await expect.poll(async () => Math.abs((await topOf()) - before)).toBeLessThan(4);
  await far.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('خبر رياضي رقم 42');
  await page.reload();
  await hydrated(page);
  await page.goBack();
  await expect(far).toBeVisible();
  await expect.poll(async () => Math.abs((await topOf()) - before)).toBeLessThan(4);
});

test('the notice of a new version never covers the focused element', async ({ page, server }, { project }) => {
  const body = Array.from(
    { length: 30 },
    (_, index) => `<p><a href="https://example.org/${index}">رابط ${index}</a></p>`,
  );
  const item = newsItem({
    uri: `urn:sharit:e2e:covered:${project.name}`,
    headline: 'روابط كثيرة',
    body: body.join(''),
  });
  const { id } = await server.push(item);
  await page.goto(`/ar/news/${id}`);
  await hydrated(page);
  await server.push({
    ...item,
    version: '2',
    versionCreated: new Date().toISOString(),
    headlines: [{ role: 'main', value: 'روابط' }],
  });
  const show = page.getByRole('button', { name: 'عرض' });
  await expect(show).toBeVisible();
  await page.getByRole('link', { name: 'رابط 0', exact: true }).focus();
  for (let index = 1; index < 30; index += 1) {
    await page.keyboard.press('Tab');
    const clear = await page.evaluate(() => {
      const focused = document.activeElement!.getBoundingClientRect();
      const bar = document.querySelector('main > .sticky')!.getBoundingClientRect();
      return focused.bottom <= bar.top || focused.top >= bar.bottom;
    });
    expect(clear, `link ${index}`).toBe(true);
  }
  await show.click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('with forced colours the chosen, pressed and current items are visible', async ({ page, server }) => {
  const { id } = await server.push(
    newsItem({ uri: `urn:sharit:e2e:forced:${process.pid}`, headline: 'خبر بألوان الجهاز' }),
  );
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`/ar/news/${id}`);
  await hydrated(page);
  await page.getByRole('button', { name: 'حفظ' }).click();
  await page.locator('.article-by .settings summary').click();
  const system = await page.evaluate(() => {
    const probe = document.createElement('i');
    probe.style.cssText = 'forced-color-adjust: none; color: HighlightText; background: Highlight';
    document.body.append(probe);
    const { color, backgroundColor } = getComputedStyle(probe);
    return { color, backgroundColor };
  });
  for (const name of [
    '[aria-pressed=true]',
    '.masthead-languages [aria-current]',
    '.section-link[data-current]',
    'label:has(:checked)',
  ]) {
    const shown = await page
      .locator(name)
      .first()
      .evaluate((element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return { color, backgroundColor };
      });
    expect(shown, name).toEqual(system);
  }
});
