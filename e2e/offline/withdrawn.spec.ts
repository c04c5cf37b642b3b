import { draft, draftWord, mint } from '../editor.ts';
import { cachedUrls, expect, newsItem, stored, storedKeys, test, visit } from './fixtures.ts';

test('a story that was withdrawn while the site was closed leaves everything at the next contact', async ({
  page,
  context,
  server,
}) => {
  const item = newsItem({
    uri: 'urn:sharit:e2e:offline:withdrawn',
    headline: 'خبر محفوظ سيُسحب',
    body: '<p>نص لا يبقى على أي جهاز.</p>',
  });
  const { id } = await server.push(item);
  await visit(page, `/ar/news/${id}`);
  await page.getByRole('button', { name: 'حفظ' }).click();
  await stored(page, 'article', 'ar', id);
  await page.close();
  await server.push({ ...item, version: '2', pubStatus: 'canceled', versionCreated: new Date().toISOString() });

  // Another page is enough.
  const later = await context.newPage();
  await visit(later, '/ar/section/culture');
  await expect.poll(() => storedKeys(later)).not.toContainEqual(expect.stringContaining(id));
  await expect.poll(() => later.evaluate(() => localStorage.getItem('sharit-saved') ?? '')).not.toContain(id);
  await context.setOffline(true);
  await later.goto('/ar/saved');
  await expect(later.getByText('لم تحفظ أي خبر بعد')).toBeVisible();
  await context.setOffline(false);
});

test('nothing of the desk, of previews, of shares or of the API is stored by the service worker, and no draft anywhere', async ({
  page,
  network,
  server,
}) => {
  await visit(page, '/ar/section/culture');
  await server.push(draft('offline-leak', 1, `هنا ${draftWord} وحدها.`));
  const { url } = await mint(server, 'urn:sharit:e2e:desk:offline-leak');
  await page.goto(url.replace(server.url, network.url));
  await expect(page.getByText(draftWord)).toBeVisible();
  // A draft of the sample, with a picture that no other page of this test has.
  const pictured = await mint(server, 'tag:sharit.example,2026:lighthouse:ar');
  await page.goto(pictured.url.replace(server.url, network.url));
  const picture = page.locator('picture img').first();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const hash = /\/pictures\/(\w+)-/u.exec(await picture.evaluate((image: HTMLImageElement) => image.currentSrc))![1]!;
  await page.goto('/desk');
  await expect(page.locator('input[name=password]')).toBeVisible();
  await page.goto('/ar/section/culture');
  const urls = await cachedUrls(page);
  expect(urls.length).toBeGreaterThan(10);
  for (const path of urls) expect(path).toMatch(/^\/(?:assets|pictures|shell)\/|^\/icon\.svg$/u);
  expect(urls.join('\n')).not.toContain(hash);
  const words = await page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) texts.push(await (await cache.match(request))!.text());
    }
    return texts.join('\n');
  });
  expect(words).not.toContain(draftWord);
  expect(words).not.toContain('desk.ar');
  expect((await storedKeys(page)).join('\n')).not.toMatch(/desk|preview/u);
});

test('after more changes than the stream replays, withdrawn stories leave everything, and saved ones stay while the network hangs', async ({
  page,
  context,
  network,
  server,
}) => {
  test.setTimeout(180_000);
  const item = (name: string, headline: string) => newsItem({ uri: `urn:sharit:e2e:offline:reset:${name}`, headline });
  const [gone, saved] = [item('gone', 'خبر بصورة سيُسحب'), item('saved', 'خبر محفوظ يبقى')];
  const ids = { gone: (await server.push(gone)).id, saved: (await server.push(saved)).id };
  for (const id of Object.values(ids)) {
    await visit(page, `/ar/news/${id}`);
    await page.getByRole('button', { name: 'حفظ' }).click();
    await stored(page, 'article', 'ar', id);
  }
  await visit(page, '/ar');
  await stored(page, 'front', 'ar');
  await page.close();
  const canceled = { version: '2', pubStatus: 'canceled', versionCreated: new Date().toISOString() };
  await server.push({ ...gone, ...canceled });
  const busy = item('busy', 'خبر يُحدَّث كثيراً');
  for (let version = 1; version <= 205; version += 1)
    await server.push({ ...busy, version: String(version), versionCreated: new Date().toISOString() });

  // The stream gets through, and nothing else.
  let hanging = true;
  const later = await context.newPage();
  await later.route(/\/api\/v1\/ar\/(?:stories\/|front)/u, (route) => (hanging ? undefined : route.fallback()));
  await visit(later, '/ar/section/culture');
  const settled = () => later.evaluate(() => localStorage.getItem('sharit-resets') ?? '');
  await expect.poll(settled, { timeout: 30_000 }).toContain(`article/${ids.saved}`);
  expect(await storedKeys(later)).toContainEqual(expect.stringContaining(ids.saved));
  hanging = false;
  await later.close();

  const last = await context.newPage();
  await visit(last, '/ar/section/culture');
  await expect.poll(() => storedKeys(last), { timeout: 60_000 }).not.toContainEqual(expect.stringContaining(ids.gone));
  await expect
    .poll(() => last.evaluate(() => localStorage.getItem('sharit-resets')), { timeout: 60_000 })
    .toMatch(/"pending":\[\]/u);
  expect(await last.evaluate(() => localStorage.getItem('sharit-saved'))).not.toContain(ids.gone);
  expect(await storedKeys(last)).toContainEqual(expect.stringContaining(ids.saved));
  network.become('dead');
  await last.goto('/ar');
  await expect(last.getByRole('main').getByRole('link', { name: saved.headlines[0]!.value }).first()).toBeVisible();
  await expect(last.getByText(gone.headlines[0]!.value)).not.toBeAttached();
  await last.goto(`/ar/news/${ids.saved}`);
  await expect(last.getByRole('heading', { level: 1, name: saved.headlines[0]!.value })).toBeVisible();
});
