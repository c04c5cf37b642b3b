import { expect, hydrated, newsItem, test } from './fixtures.ts';

const words = {
  ar: {
    headline: 'افتتاح معرض “ألوان المدينة” للخط العربي في صالة النهر',
    deck: 'أكثر من أربعين لوحة لخطاطين شباب',
    paragraphs: [
      'افتُتح مساء اليوم معرض “ألوان المدينة” للخط العربي، وقال منظموه “إن زوار «صالة النهر» سيشاهدون لوحات “بالثلث” و“الديواني””.',
      'ويستمر المعرض حتى نهاية الشهر.',
    ],
    dateline: 'النهر-شريط',
    byline: 'محرر الثقافة',
    switchTo: 'English',
  },
  en: {
    headline: 'Calligraphy show “Colours of the town” opens at the River Hall',
    deck: 'More than forty works by young calligraphers',
    paragraphs: ['The show opened this evening.', 'It runs until the end of the month.'],
    dateline: 'Nahr, Sharit',
    byline: 'Culture desk',
    switchTo: 'العربية',
  },
} as const;

function show(language: 'ar' | 'en', run: string) {
  const text = words[language];
  return newsItem({
    uri: `urn:sharit:e2e:${run}:${language}`,
    headline: text.headline,
    language,
    body: text.paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join(''),
    descriptions: [{ role: 'summary', contentType: 'text/plain', value: text.deck }],
    by: text.byline,
    bodies: [
      { role: 'dateline', contentType: 'text/plain', value: text.dateline },
      {
        role: 'main',
        contentType: 'text/html',
        value: text.paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join(''),
      },
    ],
    altIds: [{ role: 'translationGroup', value: `e2e-${run}` }],
  });
}

test('a pushed story is shown as written, is in the ticker, and links to its translation', async ({ page, server }, {
  project,
}) => {
  const pushed = await server.push(show('ar', project.name));
  const english = await server.push(show('en', project.name));
  await page.goto(`/ar/news/${pushed.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.ar.headline);
  await expect(page.getByText(words.ar.deck)).toBeVisible();
  await expect(page.getByText(words.ar.byline)).toBeVisible();
  const paragraphs = page.locator('article').getByRole('paragraph');
  await expect(paragraphs.filter({ hasText: words.ar.paragraphs[0] })).toContainText(words.ar.dateline);
  await expect(paragraphs.filter({ hasText: words.ar.paragraphs[1] })).toBeVisible();

  const ticker = page.getByRole('region', { name: 'الشريط الإخباري' });
  await expect(ticker.getByRole('link', { name: words.ar.headline }).first()).toBeAttached();

  await hydrated(page);
  await page.getByRole('link', { name: words.ar.switchTo, exact: true }).first().click();
  await expect(page).toHaveURL(new RegExp(`/en/news/${english.id}$`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.en.headline);
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await page.getByRole('link', { name: words.en.switchTo, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.ar.headline);
});

test('going back from a story returns to the same place in a section of several pages', async ({ page, server }, {
  project,
}) => {
  for (let index = 0; index < 30; index += 1) {
    await server.push(
      newsItem({
        uri: `urn:sharit:e2e:long:${project.name}:${index}`,
        headline: `خبر علمي رقم ${index}`,
        ago: 3000 + index,
        subjects: [{ rel: 'section', literal: 'science', name: 'علوم' }],
      }),
    );
  }
  await page.goto('/ar/section/science');
  await hydrated(page);
  const far = page.locator('main').getByRole('link', { name: 'خبر علمي رقم 24', exact: true });
  await expect(async () => {
    await page.mouse.wheel(0, 4000);
    await expect(far).toBeVisible({ timeout: 500 });
  }).toPass();
  await far.scrollIntoViewIfNeeded();
  const before = await far.evaluate((link) => link.getBoundingClientRect().top);
  await far.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('خبر علمي رقم 24');
  await page.goBack();
  await expect(far).toBeVisible();
  await expect
    .poll(async () => Math.abs((await far.evaluate((link) => link.getBoundingClientRect().top)) - before))
    .toBeLessThan(4);
});

test('a killed story is a 410 with a notice, and not on the front or in the ticker', async ({
  page,
  server,
  expectedErrors,
}, { project }) => {
  expectedErrors.push(/410/);
  const item = newsItem({
    uri: `urn:sharit:e2e:killed:${project.name}`,
    headline: `خبر سيُسحب على ${project.name === 'phone' ? 'هاتف' : 'مكتب'}`,
  });
  const { id } = await server.push(item);
  await page.goto('/ar');
  await expect(page.getByRole('link', { name: item.headlines[0]!.value }).first()).toBeAttached();
  await server.push({ ...item, version: '2', pubStatus: 'canceled', versionCreated: new Date().toISOString() });
  const answer = await page.goto(`/ar/news/${id}`);
  expect(answer?.status()).toBe(410);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('/ar');
  await expect(page.getByText(item.headlines[0]!.value)).toHaveCount(0);
});

test('search finds every spelling and marks the one in the text', async ({ page, server }, { project }) => {
  await server.push(
    newsItem({ uri: `urn:sharit:e2e:search:${project.name}`, headline: 'الأمطار الغزيرة تروي سهول الإقليم' }),
  );
  await page.goto('/ar/search?q=' + encodeURIComponent('الامطار'));
  await expect(page.locator('main mark', { hasText: 'الأمطار' }).first()).toBeVisible();
});

const unavailable = {
  status: 503,
  contentType: 'application/problem+json',
  body: '{"type":"/problems/unavailable","title":"unavailable","status":503}',
};

test('when a refetch fails the page stays, and says so until it succeeds', async ({ page, server, expectedErrors }, {
  project,
}) => {
  expectedErrors.push(/503|Failed to load resource|WireError/);
  await page.goto('/ar');
  await hydrated(page);
  const lead = page.locator('main').getByRole('link').first();
  const shown = (await lead.textContent())!;
  let failing = true;
  await page.route('**/api/v1/ar/front*', (route) => (failing ? route.fulfill(unavailable) : route.continue()));
  // What is new is offered, and fetched when the reader asks for it.
  const item = newsItem({
    uri: `urn:sharit:e2e:refresh:${project.name}`,
    headline: `خبر يصل أثناء القراءة على ${project.name === 'phone' ? 'هاتف' : 'مكتب'}`,
  });
  await server.push(item);
  const ticker = page.getByRole('region', { name: 'الشريط الإخباري' });
  const headline = item.headlines[0]!.value;
  await expect(ticker.getByRole('link', { name: headline }).first()).toBeAttached();
  await page.getByRole('button', { name: /^(?:خبر جديد|خبران جديدان|.* أخبار جديدة|.* خبراً? جديداً?)$/u }).click();
  const notice = page.getByText('تعذّر التحديث، وهذه آخر نسخة وصلت.');
  await expect(notice).toBeVisible();
  await expect(lead).toHaveText(shown);
  failing = false;
  await page.getByRole('button', { name: 'إعادة المحاولة' }).click();
  await expect(notice).toBeHidden();
  await expect(page.locator('main').getByRole('link', { name: headline }).first()).toBeAttached();
});

test('an error page says what happened and what to do', async ({ page, expectedErrors }) => {
  expectedErrors.push(/503|Failed to load resource|WireError/);
  await page.goto('/ar');
  await hydrated(page);
  let failing = true;
  await page.route('**/api/v1/ar/stories?**', (route) => (failing ? route.fulfill(unavailable) : route.continue()));
  await page.locator('a[href="/ar/section/economy"]:visible').first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'الخدمة متوقفة مؤقتاً' })).toBeVisible();
  await expect(page.locator('main').getByText('نعمل على إعادتها. أعد المحاولة بعد لحظات.')).toBeVisible();
  failing = false;
  await page.locator('main').getByRole('button', { name: 'إعادة المحاولة' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'الخدمة متوقفة مؤقتاً' })).toHaveCount(0);
  await expect(page.locator('main').getByRole('link').first()).toBeVisible();
});
