import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, hydrated, newsItem, test } from './fixtures.ts';
import type { Server } from './server.ts';

async function pushPictures({ url, pushSecret }: Server): Promise<string[]> {
  const names = ['waves-teal', 'sun-rust', 'palms-green'];
  for (const name of names) {
    const form = new FormData();
    form.set('media_id', name);
    form.set('media', new Blob([await readFile(new URL(`../content/pictures/${name}.jpg`, import.meta.url))]), 'a.jpg');
    const headers = { authorization: `Bearer ${pushSecret}` };
    expect((await fetch(`${url}/api/v1/push/assets`, { method: 'POST', headers, body: form })).ok).toBe(true);
  }
  return names.map((name) => `${url}/api/v1/push/assets/${name}`);
}

const gallery = (addresses: string[]) =>
  `<figure class="wp-block-gallery">${addresses.map((src, index) => `<figure><img src="${src}" alt="${index}"><figcaption>لقطة ${index + 1}</figcaption></figure>`).join('')}</figure>`;
const kinds =
  '<aside class="fact-box"><h3>ما الخطة؟</h3><p>ألف شجرة.</p></aside>' +
  '<figure class="wp-block-pullquote"><blockquote><p>نترك ظلاً لمن بعدنا</p><cite>مهندسة</cite></blockquote></figure>' +
  '<pre class="wp-block-verse">يا مركباً شق صدر الموج      والريح تنشد في أضلاعه\nعد حين يهدأ وجه البحر      فالدار تفتح بابها</pre>' +
  '<figure><iframe src="https://www.youtube.com/embed/M7lc1UVf-VE" title="نشرة المساء"></iframe></figure>' +
  '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">The stop opens tomorrow.</p>&mdash; Town (@town) <a href="https://twitter.com/town/status/1">March 1, 2026</a></blockquote>' +
  '<p>بدأ البناء قبل قرن<sup class="fn"><a href="#n1" id="n1-link">1</a></sup>.</p>' +
  '<details><summary>كيف حُسبت؟</summary><p>من عشر محطات.</p></details>' +
  '<div class="content-warning"><p>مشاهد لعاصفة.</p></div>' +
  '<table><caption>الرحلات</caption><tr><th>الشرقي</th><td>12</td></tr></table>' +
  '<ol class="wp-block-footnotes"><li id="n1">من السجل. <a href="#n1-link">↩︎</a></li></ol>';

async function openKinds(page: Page, server: Server, language: 'ar' | 'en', project: string): Promise<string> {
  const body = `<p>أول الكلام.</p>${gallery(await pushPictures(server))}${kinds}<p>آخر الكلام.</p>`;
  const uri = `urn:sharit:e2e:kinds:${language}:${project}`;
  const { id } = await server.push(newsItem({ uri, language, headline: 'خبر فيه كل شيء', body }));
  const path = `/${language}/news/${id}`;
  await page.goto(path);
  return path;
}

for (const language of ['ar', 'en'] as const) {
  test(`a gallery turns by keys and buttons in reading direction (${language})`, async ({ page, server }, {
    project,
  }) => {
    await openKinds(page, server, language, project.name);
    await hydrated(page);
    const counted = (n: number) => (language === 'ar' ? `${'٠١٢٣'[n]} من ٣` : `${n} of 3`);
    const box = page.locator('.article-gallery');
    const count = box.locator('output');
    await expect(count).toHaveText(counted(1));
    const row = box.getByRole('list');
    await row.focus();
    await page.keyboard.press(language === 'ar' ? 'ArrowLeft' : 'ArrowRight');
    await expect(count).toHaveText(counted(2));
    await expect(box.getByText('لقطة 2')).toBeInViewport({ ratio: 0.9 });
    await box.getByRole('button', { name: language === 'ar' ? 'الصورة التالية' : 'Next picture' }).click();
    await expect(count).toHaveText(counted(3));
    await row.focus();
    await page.keyboard.press('Home');
    await expect(count).toHaveText(counted(1));
  });

  test(`every kind is accessible, at 200 % text, too (${language})`, async ({ page, server }, { project }) => {
    await openKinds(page, server, language, project.name);
    await hydrated(page);
    await expectAccessible(page);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.emulateMedia({ forcedColors: 'active' });
    await expectAccessible(page);
  });
}

test('a note leads to and fro, and the focus goes along', async ({ page, server }, { project }) => {
  await openKinds(page, server, 'ar', project.name);
  await hydrated(page);
  const mark = page.locator('[role=doc-noteref]');
  await mark.click();
  await expect(page.locator('.article-notes li')).toBeFocused();
  await page.locator('[role=doc-backlink]').click();
  await expect(mark).toBeFocused();
});

test('a player asks no other site for anything before the tap', async ({ page, server }, { project }) => {
  const foreign: string[] = [];
  await page.route(/youtube/u, async (route) => {
    foreign.push(route.request().url());
    await route.fulfill({ contentType: 'text/html', body: '<p>player</p>' });
  });
  await openKinds(page, server, 'ar', project.name);
  await hydrated(page);
  expect(foreign).toEqual([]);
  await page.getByRole('button', { name: /نشرة المساء/u }).press('Enter');
  await expect(page.frameLocator('iframe').getByText('player')).toBeVisible();
  await expect(page.getByTitle('نشرة المساء')).toBeFocused();
});

test('two hemistichs meet in the middle, and on a phone one stands under the other', async ({ page, server }, {
  project,
}) => {
  await openKinds(page, server, 'ar', project.name);
  const [first, second] = await page
    .locator('.verse')
    .first()
    .locator('> span')
    .evaluateAll((halves) => halves.map((half) => half.getBoundingClientRect()));
  if (project.name === 'phone') expect(second!.top).toBeGreaterThanOrEqual(first!.bottom - 1);
  else expect(first!.left).toBeGreaterThan(second!.right);
});

test('on paper a player is its link, and what is folded away is open', async ({ page, server }, { project }) => {
  await openKinds(page, server, 'ar', project.name);
  await hydrated(page);
  await page.emulateMedia({ media: 'print' });
  const body = page.locator('.article-body');
  await expect(body.getByText('من عشر محطات.')).toBeVisible();
  await expect(body.locator('.player-source a')).toBeVisible();
  await expect(body.locator('.player-source a')).toContainText('نشرة المساء');
  for (const picture of await body.locator('.gallery-row img').all()) await expect(picture).toBeVisible();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the pictures are a row, a player is a link, and no button stands there in vain', async ({ page, server }, {
    project,
  }) => {
    await openKinds(page, server, 'ar', project.name);
    const body = page.locator('.article-body');
    await expect(body.locator('.gallery-row img')).toHaveCount(3);
    await expect(body.getByRole('link', { name: /نشرة المساء/u })).toBeVisible();
    await expect(body.getByRole('button')).toHaveCount(0);
    await expect(body.locator('.verse').first()).toHaveCSS('display', project.name === 'phone' ? 'block' : 'grid');
  });
});
