import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, hydrated, newsItem, test } from './fixtures.ts';
import { framesDuring, largestJump, speedOf } from './motion.ts';

const languages = ['ar', 'en'] as const;
const words = {
  ar: { region: 'الشريط الإخباري', pause: 'إيقاف', play: 'تشغيل', skip: 'تجاوز الشريط الإخباري', fresh: 'خبر وصل الآن' },
  en: { region: 'News ticker', pause: 'Pause', play: 'Play', skip: 'Skip the news ticker', fresh: 'A story just in' },
} as const;
type Language = (typeof languages)[number];

const bar = (page: Page, language: Language): Locator => page.getByRole('region', { name: words[language].region });
// The first line rests next to the label for 3 s.
const setOut = (page: Page) =>
  page.waitForFunction(
    () => Number(document.querySelector('.ticker-track')?.getAnimations()[0]?.currentTime ?? 0) > 200,
  );

let count = 0;
function item(language: Language, more: Record<string, unknown> = {}) {
  count += 1;
  const headline = `${words[language].fresh} ${count} ${'ط'.repeat(count % 3)}`;
  return newsItem({ uri: `urn:sharit:e2e:ticker:${process.pid}:${count}`, headline, language, ...more });
}

for (const language of languages) {
  test(`${language}: moves in the direction of its language at a constant speed`, async ({ page }, { project }) => {
    await page.goto(`/${language}`);
    await hydrated(page);
    await setOut(page);
    const frames = await framesDuring(page, 1500);
    const speed = speedOf(frames);
    const expected = (project.name === 'phone' ? 50 : 64) * (language === 'ar' ? 1 : -1);
    expect(speed).toBeGreaterThan(expected - 1);
    expect(speed).toBeLessThan(expected + 1);
    expect(largestJump(frames, speed)).toBeLessThan(1);
  });

  test(`${language}: a new, a changed and a killed story while it moves shift no visible line`, async ({
    page,
    server,
  }) => {
    const [first, second] = [item(language), item(language)];
    await server.push(first);
    await server.push(second);
    await page.goto(`/${language}`);
    await hydrated(page);
    await setOut(page);
    const speed = speedOf(await framesDuring(page, 800));
    const fresh = item(language, { urgency: 1 });
    const later = new Date().toISOString();
    const frames = await framesDuring(page, 6000, async () => {
      await server.push(fresh);
      await expect(bar(page, language).getByRole('link', { name: fresh.headlines[0]!.value })).toBeAttached();
      await server.push({
        ...first,
        version: '2',
        versionCreated: later,
        headlines: [{ role: 'main', value: `${fresh.headlines[0]!.value} ${fresh.headlines[0]!.value}` }],
      });
      await server.push({ ...second, version: '2', versionCreated: later, pubStatus: 'canceled' });
      await expect(bar(page, language).getByText(second.headlines[0]!.value)).toHaveCount(0);
    });
    expect(frames.length).toBeGreaterThan(20);
    expect(largestJump(frames, speed)).toBeLessThanOrEqual(1);
  });

  test(`${language}: pauses by button, by keyboard and by focus, and resumes from the same place`, async ({ page }) => {
    await page.goto(`/${language}`);
    await hydrated(page);
    await setOut(page);
    const ticker = bar(page, language);
    await ticker.getByRole('button', { name: words[language].pause }).click();
    await expect(ticker.getByRole('button', { name: words[language].play })).toBeVisible();
    await page.mouse.move(0, 600);
    const paused = await framesDuring(page, 600);
    expect(Math.abs(speedOf(paused))).toBe(0);
    await ticker.getByRole('button', { name: words[language].play }).press('Enter');
    const again = await framesDuring(page, 600);
    expect(Math.abs(speedOf(again))).toBeGreaterThan(30);
    expect(largestJump([paused.at(-1)!, { ...again[0]!, time: paused.at(-1)!.time }], 0)).toBeLessThan(20);
    await ticker.getByRole('button', { name: words[language].pause }).press(' ');
    await page.reload();
    await hydrated(page);
    await expect(bar(page, language).getByRole('button', { name: words[language].play })).toBeVisible();
  });

  test(`${language}: focus stops it and scrolls each line into view, in order; the copy cannot be focused`, async ({
    page,
  }) => {
    await page.goto(`/${language}`);
    await hydrated(page);
    await setOut(page);
    const ticker = bar(page, language);
    const links = ticker.locator('.ticker-list:not(.ticker-copy) a');
    await ticker.getByRole('link', { name: words[language].skip }).focus();
    for (let index = 0; index < Math.min(6, await links.count()); index += 1) {
      await page.keyboard.press('Tab');
      await expect(links.nth(index)).toBeFocused();
      const seen = await links.nth(index).evaluate((link) => {
        const [a, b] = [link.getBoundingClientRect(), document.querySelector('.ticker-run')!.getBoundingClientRect()];
        const begin = getComputedStyle(link).direction === 'rtl' ? a.right <= b.right + 1 : a.left >= b.left - 1;
        return begin && a.right > b.left && a.left < b.right;
      });
      expect(seen, `line ${index}`).toBe(true);
    }
    expect(Math.abs(speedOf(await framesDuring(page, 400)))).toBe(0);
    await expect(page.locator('.ticker-copy')).toHaveAttribute('inert', '');
    await expect(page.locator('.ticker-copy a')).toHaveCount(0);
  });

  test(`${language}: new breaking news is announced once, and removed at once when it is withdrawn`, async ({
    page,
    server,
  }) => {
    await page.goto(`/${language}`);
    await hydrated(page);
    const status = bar(page, language).getByRole('status');
    await expect(status).toBeEmpty();
    const breaking = item(language, { urgency: 1 });
    const { id } = await server.push(breaking);
    await expect(status).toContainText(breaking.headlines[0]!.value);
    await expect(
      page.locator('.ticker-list:not(.ticker-copy)').locator(`[data-line="${id}"] .ticker-breaking`),
    ).toBeAttached();
    await server.push({ ...breaking, version: '2', versionCreated: new Date().toISOString(), pubStatus: 'canceled' });
    await expect(status).toBeEmpty({ timeout: 3000 });
    await expect(bar(page, language).getByText(breaking.headlines[0]!.value)).toHaveCount(0);
  });

  test(
    `${language}: every mode, folded too, passes axe and is remembered; nothing shifts`,
    {
      tag: language === 'ar' ? '@phone' : '@desktop',
    },
    async ({ page }) => {
      for (const mode of ['stepped', 'open', 'moving'] as const) {
        await page.goto(`/${language}`);
        await hydrated(page);
        // On a phone the bar that moves makes room for its options when it is paused.
        const pause = page.locator('.ticker-pause');
        if (!(await page.locator('.ticker-options').isVisible())) await pause.click();
        await page.locator('.ticker-options summary').click();
        await page.locator('.ticker-options input').nth(['moving', 'stepped', 'open'].indexOf(mode)).check();
        await page.keyboard.press('Escape');
        await expect(page.locator('.ticker')).toHaveAttribute('data-mode', mode);
        await expectAccessible(page);
        await page.reload();
        const before = await page.locator('#content').evaluate((main) => main.getBoundingClientRect().top);
        await hydrated(page);
        await expect(page.locator('.ticker')).toHaveAttribute('data-mode', mode);
        expect(await page.locator('#content').evaluate((main) => main.getBoundingClientRect().top)).toBe(before);
      }
      if (!(await page.locator('.ticker-options').isVisible())) await page.locator('.ticker-pause').click();
      await page.locator('.ticker-options summary').click();
      await page.locator('.ticker-options button').click();
      await expect(page.locator('.ticker-run')).toBeHidden();
      await page.reload();
      await hydrated(page);
      await expect(page.locator('.ticker-run')).toBeHidden();
      await expectAccessible(page);
    },
  );
}

test('reduced motion: the list is open and nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/ar');
  await hydrated(page);
  await expect(page.locator('.ticker')).toHaveAttribute('data-mode', 'open');
  expect(await page.evaluate(() => document.querySelector('.ticker-track')!.getAnimations().length)).toBe(0);
  await expect(bar(page, 'ar').getByRole('link').nth(2)).toBeVisible();
});

test('a flash is a line without link; lines have their own direction', async ({ page, server }) => {
  const flash = newsItem({ uri: `urn:sharit:e2e:flash:${process.pid}`, headline: 'نبأ قصير عن جسر النهر', bodies: [] });
  delete (flash as Record<string, unknown>)['body'];
  await server.push(flash);
  await server.push(newsItem({ uri: `urn:sharit:e2e:latin:${process.pid}`, headline: 'Open Air Cinema returns' }));
  await server.push(newsItem({ uri: `urn:sharit:e2e:mixed:${process.pid}`, headline: 'Wi-Fi مجانية في كل الحدائق' }));
  await page.goto('/ar');
  await hydrated(page);
  const list = page.locator('.ticker-list:not(.ticker-copy)');
  await expect(list.getByText('نبأ قصير عن جسر النهر')).toBeAttached();
  await expect(list.getByRole('link', { name: 'نبأ قصير عن جسر النهر' })).toHaveCount(0);
  const line = (hasText: string) => list.locator('.ticker-words', { hasText });
  await expect(line('Open Air Cinema returns')).toHaveAttribute('dir', 'ltr');
  await expect(line('Wi-Fi مجانية في كل الحدائق')).toHaveAttribute('dir', 'rtl');
});

test('/latest: new stories wait behind a button and move nothing', async ({ page, server }) => {
  await page.goto('/ar/latest');
  await hydrated(page);
  const first = page.locator('main ol li').first();
  const before = await first.evaluate((line) => line.getBoundingClientRect().top);
  const fresh = item('ar');
  await server.push(fresh);
  const button = page.locator('main').getByRole('button', { name: /جديد/u });
  await expect(button).toBeVisible();
  expect(await first.evaluate((line) => line.getBoundingClientRect().top)).toBe(before);
  await expect(page.locator('main').getByText(fresh.headlines[0]!.value)).toHaveCount(0);
  await button.click();
  await expect(page.locator('main ol li').filter({ hasText: fresh.headlines[0]!.value })).toBeVisible();
});

test('an open page of a killed story says so at once', async ({ page, server }) => {
  const killed = item('ar');
  const { id } = await server.push(killed);
  await page.goto(`/ar/news/${id}`);
  await hydrated(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(killed.headlines[0]!.value);
  await server.push({ ...killed, version: '2', versionCreated: new Date().toISOString(), pubStatus: 'canceled' });
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(killed.headlines[0]!.value, { timeout: 3000 });
  await expect(page.getByText(killed.headlines[0]!.value)).toHaveCount(0);
});
