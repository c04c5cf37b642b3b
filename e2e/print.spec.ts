import type { Locator } from '@playwright/test';
import { expect, hydrated, newsItem, test } from './fixtures.ts';

const body =
  '<p>كتب المؤلف في <a href="https://example.org/a/">موقعه</a>:</p><ul><li>البند الأول</li></ul>' +
  '<blockquote><p>لن ننسى هذا اليوم.</p><footer><cite>سلمى، رئيسة اللجنة</cite></footer></blockquote>' +
  '<aside class="read-also"><h3>اقرأ أيضاً</h3><ul><li><a href="https://example.org/b">خبر آخر</a></li></ul></aside>' +
  '<table><tr><th>الفريق</th><th>الفارق</th></tr><tr><th>الميناء</th><td>+6</td></tr></table>';

const style = (part: Locator, name: string, pseudo: string | null = null) =>
  part.evaluate((element, [name, pseudo]) => getComputedStyle(element, pseudo).getPropertyValue(name!), [
    name,
    pseudo,
  ] as const);

for (const dark of ['of the device', 'of the reader']) {
  test(`a story is printed whole and black on white, also with the dark scheme ${dark}`, async ({ page, server }, {
    project,
  }) => {
    const { id } = await server.push(
      newsItem({
        uri: `urn:sharit:e2e:print:${project.name}:${dark.replaceAll(' ', '-')}`,
        headline: 'خبر للطباعة',
        body,
      }),
    );
    await page.emulateMedia({ colorScheme: dark === 'of the device' ? 'dark' : 'light' });
    await page.goto(`/ar/news/${id}`);
    await hydrated(page);
    if (dark === 'of the reader') await page.evaluate(() => (document.documentElement.dataset.theme = 'dark'));
    await page.emulateMedia({ media: 'print' });
    const [black, white] = ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'];
    const article = page.locator('main article').first();
    await expect(page.locator('.edition')).toHaveCSS('background-color', white);
    for (const part of [
      article.locator('h1'),
      article.getByText('كتب المؤلف'),
      article.getByText('لن ننسى'),
      article.getByText('سلمى، رئيسة اللجنة'),
      article.getByText('اقرأ أيضاً'),
      article.locator('td'),
      article.getByText(`/ar/news/${id}`),
    ]) {
      await expect(part).toBeVisible();
      await expect(part).toHaveCSS('color', black);
    }
    // The page's full address, and the target of each link in the text.
    await expect(article.locator('.article-address')).toHaveText(`${server.url}/ar/news/${id}`);
    expect(await style(article.getByRole('link', { name: 'موقعه' }), 'content', '::after')).toContain('example.org/a/');
    // The bullet of a list is a background, which printers omit by default.
    expect(await style(article.locator('ul.article-list > li'), 'print-color-adjust', '::before')).toBe('exact');
    // The text begins on the first page, and nothing of the screen is on it.
    await expect(article).toHaveCSS('break-inside', 'auto');
    for (const gone of [page.locator('nav'), page.locator('.ticker'), page.locator('.edition > footer')])
      await expect(gone.first()).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await expect(article.locator('.article-address')).toBeHidden();
  });
}

/** The characters of the text in their order from the left, without spaces. */
const asSeen = (part: Locator, text: string) =>
  part.evaluate((element, text) => {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const placed: { character: string; left: number; top: number }[] = [];
    const whole = element.textContent;
    const [first, last] = [whole.indexOf(text), whole.indexOf(text) + text.length];
    let at = 0;
    while (nodes.nextNode()) {
      const node = nodes.currentNode as Text;
      for (let index = 0; index < node.length; index += 1, at += 1) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const { left, top } = range.getBoundingClientRect();
        if (at >= first && at < last && node.data[index] !== ' ')
          placed.push({ character: node.data[index]!, left, top });
      }
    }
    return placed
      .toSorted((one, other) => Math.round((one.top - other.top) / 8) || one.left - other.left)
      .map(({ character }) => character)
      .join('');
  }, text);

test('foreign words, numbers and URLs are in their own order on an Arabic page', async ({ page, server }, {
  project,
}) => {
  const pieces = [
    'C++',
    '-2',
    '+6',
    '10–20',
    '+963 11 222 3344',
    '@name_example',
    'https://example.org/a/',
    '−5%',
    '.NET',
  ];
  const headline = 'درجة C++ ثم -5';
  const { id } = await server.push(
    newsItem({
      uri: `urn:sharit:e2e:bidi:${project.name}`,
      headline,
      body:
        pieces.map((piece) => `<p>قالت اللجنة ${piece}، ثم صمتت.</p><p>${piece}</p>`).join('') +
        `<table>${pieces.map((piece) => `<tr><th>صف</th><td>${piece}</td></tr>`).join('')}</table>`,
    }),
  );
  const latin = 'Breaking: none at all (2026).';
  await server.push(newsItem({ uri: `urn:sharit:e2e:bidi:latin:${project.name}`, headline: latin }));
  await page.goto(`/ar/news/${id}`);
  const text = page.locator('.article-body');
  for (const [index, piece] of pieces.entries()) {
    const bare = piece.replaceAll(' ', '');
    expect(await asSeen(text.locator('> p').nth(index * 2), piece)).toBe(bare);
    expect(await asSeen(text.locator('> p').nth(index * 2 + 1), piece)).toBe(bare);
    expect(await asSeen(text.locator('td').nth(index), piece)).toBe(bare);
  }
  for (const piece of ['C++', '-5']) expect(await asSeen(page.locator('h1'), piece)).toBe(piece);
  await page.goto('/ar/latest');
  for (const [words, piece] of [
    [headline, 'C++'],
    [latin, latin],
  ] as const) {
    const card = page.locator('main li', { hasText: words }).first().locator('.headline-link');
    expect(await asSeen(card, piece)).toBe(piece.replaceAll(' ', ''));
    const line = page.locator('.ticker-line', { hasText: words }).first().locator('.ticker-words');
    expect(await asSeen(line, piece)).toBe(piece.replaceAll(' ', ''));
  }
});
