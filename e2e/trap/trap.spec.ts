import type { Page } from '@playwright/test';
import { expect, hydrated, newsItem, test } from '../fixtures.ts';
import { payloads, trapWord } from './payloads.ts';

const perStory = 120;
const inBodies = 2400;
const inAddresses = 40;
const rounds = 4;
const all = payloads(inBodies + inAddresses);

/** What ran, was asked for, or could be pressed, and should not. */
function watch(page: Page): string[] {
  const caught: string[] = [];
  page.on('dialog', (dialog) => {
    caught.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    // Searching for it is no harm, nor is opening the page of a topic with its name.
    if (pathname.includes(trapWord) && !pathname.startsWith('/en/topic/')) caught.push(`request: ${request.url()}`);
  });
  return caught;
}

const traces = (page: Page) =>
  page.evaluate((word) => {
    const found: string[] = [];
    if (word in window) found.push('a script ran');
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) found.push(`${element.localName} ${name}`);
        if (
          /^(?:href|src|action|formaction|data|poster|srcdoc|xlink:href)$/i.test(name) &&
          /^\W*(?:javascript|vbscript|data:text|blob)/i.test(value)
        )
          found.push(`${element.localName} ${name}=${value}`);
      }
      if (/^(?:iframe|object|embed|base|form)$/.test(element.localName) && element.closest('article'))
        found.push(element.localName);
    }
    return found;
  }, trapWord);

for (let round = 0; round < rounds; round++)
  test(`no text of a story runs, whatever it holds (${round + 1} of ${rounds}) @desktop`, async ({ page, server }) => {
    test.slow();
    const caught = watch(page);
    const share = inBodies / rounds;
    const mine = all.slice(round * share, (round + 1) * share);
    for (let at = 0; at < mine.length; at += perStory) {
      const some = mine.slice(at, at + perStory);
      const { id } = await server.push(
        newsItem({
          uri: `urn:sharit:e2e:trap:${round}:${at}`,
          headline: `الفخ ${some[0]!}`.replaceAll('\u0000', ''),
          body: some.map((one) => `<p>قبل ${one} بعد</p>`).join(''),
          descriptions: [{ role: 'summary', value: some[1]! }],
          by: some[2]!,
          infoSources: [{ name: some[3]! }],
        }),
      );
      await page.goto(`/ar/news/${id}`);
      await hydrated(page);
      expect(await traces(page)).toEqual([]);
      expect(caught).toEqual([]);
    }
    // As cards, ticker lines and search results.
    for (const path of ['/ar', '/ar/latest', `/ar/search?q=${encodeURIComponent('الفخ')}`]) {
      await page.goto(path);
      await hydrated(page);
      expect(await traces(page)).toEqual([]);
    }
    expect(caught).toEqual([]);
  });

test.describe('in an address', () => {
  test.use({ expectedErrors: [/404|400/] });
  test('nothing runs @desktop', async ({ page }) => {
    test.slow();
    const caught = watch(page);
    for (const one of all.slice(inBodies)) {
      const text = encodeURIComponent(one);
      for (const path of [`/ar/search?q=${text}`, `/en/topic/${text}`, `/ar#${text}`]) {
        await page.goto(path);
        expect(await traces(page)).toEqual([]);
      }
    }
    expect(caught).toEqual([]);
  });
});
