import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { pushAnswer } from '#contract/push.ts';
import { bearer } from '../../testing/push.ts';
import { structuredData } from '../../testing/standards/structured-data.ts';
import { makeItem } from '../../testing/intake.ts';
import type { Store } from '../../store/database/store.ts';
import { openPGlite } from '../../store/database/pglite/pglite.ts';
import { templateFile } from '../../store/open.ts';
import { resetStore } from '../../testing/store.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';

// Once a push is acknowledged nothing contains the old text: neither caches nor pages that were being rendered.
// The pages are those of the built reader.

const wrong = 'النحل يعود إلى حديقة الشرق';
const right = 'النحل يعود إلى حديقة الغرب';
const note = 'الحديقة غرب النهر لا شرقه.';
let store: Store;
let testApp: TestApp;
let id = '';

beforeAll(async () => {
  // In its worker, as in production: notifications may arrive after the push is acknowledged.
  store = await openPGlite({ folder: null, template: templateFile });
});
beforeEach(async () => {
  await testApp?.close();
  await resetStore(store);
  testApp = await openTestApp(store, { firstView: true });
  id = await push(1, wrong);
});
afterAll(async () => {
  await testApp.close();
  await store.close();
});

async function push(version: number, headline: string, correction?: string): Promise<string> {
  const answer = await testApp.app.inject({
    method: 'POST',
    url: '/api/v1/push',
    headers: { ...bearer, 'content-type': 'application/json' },
    payload: makeItem({
      version: String(version),
      versionCreated: new Date(Date.now() - 60_000 + version).toISOString(),
      headlines: [{ role: 'main', value: headline }],
      descriptions: correction ? [{ role: 'correction', value: correction }] : [],
    }),
  });
  expect(answer.statusCode).toBe(201);
  return pushAnswer.parse(answer.json()).id;
}
const ask = (url: string, encoding = '') =>
  testApp.app.inject({ url, headers: encoding ? { 'accept-encoding': encoding } : {} });

/** Everything that shows the story, by name; pages in every encoding. */
async function told(): Promise<Record<string, string>> {
  const page = `/ar/news/${id}`;
  const [plain, br, gzip] = await Promise.all([ask(page), ask(page, 'br'), ask(page, 'gzip')]);
  expect([br.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip']);
  const others = ['/ar', '/ar/section/society', '/ar/latest', `/api/v1/ar/stories/${id}`, '/api/v1/ar/front'].concat([
    '/api/v1/ar/ticker',
    '/ar/feed.json',
    '/ar/rss.xml',
    '/sitemap-news.xml',
  ]);
  const texts = await Promise.all(others.map(async (url) => [url, (await ask(url)).body] as const));
  return {
    plain: plain.body,
    br: brotliDecompressSync(br.rawPayload).toString(),
    gzip: gunzipSync(gzip.rawPayload).toString(),
    ld: JSON.stringify(structuredData(plain.body)),
    ...Object.fromEntries(texts),
  };
}
const cardIn = (html: string): string =>
  /property="og:image" content="https:\/\/news\.example([^"]+)"/u.exec(html)![1]!;

it('a correction is in everything that shows the story, and the old text in nothing', async () => {
  // Twice: the second answer is cached.
  await told();
  const before = await told();
  for (const [name, text] of Object.entries(before)) expect([name, text.includes(wrong)]).toEqual([name, true]);
  const oldCard = await ask(cardIn(before['plain']!));
  expect(oldCard.headers['content-type']).toBe('image/png');

  await push(2, right, note);
  const after = await told();
  for (const [name, text] of Object.entries(after)) {
    expect([name, text.includes(right), text.includes(wrong)]).toEqual([name, true, false]);
  }
  for (const name of ['plain', 'br', 'gzip', 'ld', `/api/v1/ar/stories/${id}`, '/ar/feed.json', '/ar/rss.xml'])
    expect([name, after[name]!.includes(note)]).toEqual([name, true]);
  expect(structuredData(after['plain']!)['NewsArticle']).toMatchObject([
    { headline: right, correction: [{ '@type': 'CorrectionComment', text: note }] },
  ]);
  expect(cardIn(after['plain']!)).not.toBe(cardIn(before['plain']!));
  const card = await ask(cardIn(after['plain']!));
  expect(card.rawPayload.equals(oldCard.rawPayload)).toBe(false);
  expect((await ask(cardIn(before['plain']!))).rawPayload.equals(card.rawPayload)).toBe(true);
});

/** Asks for pages again and again until the push is answered; what is not answered by then is on its way. */
async function askDuring(pushing: Promise<unknown>, urls: string[]): Promise<ReturnType<typeof ask>[]> {
  const asked: ReturnType<typeof ask>[] = [];
  const push = { answered: false };
  const done = pushing.finally(() => (push.answered = true));
  while (!push.answered) {
    asked.push(...urls.map((url, index) => ask(url, index % 2 === 0 ? 'br' : '')));
    await new Promise(setImmediate);
  }
  await done;
  return asked;
}

it('a page rendered during the push is not sent to later requests', async () => {
  // Requests overlap, so that one page is always being rendered.
  const pages = ['/ar', '/ar/latest', `/ar/news/${id}`, `/ar/news/${id}?from=en`];
  const late: string[] = [];
  for (let version = 2; version < 12; version++) {
    const headline = `النسخة ${version}.`;
    const meanwhile = await askDuring(push(version, headline), pages);
    // At once, and again when the page that was being rendered is finished and might have been cached.
    for (const first of [true, false]) {
      const answers = await Promise.all(pages.map(async (url) => [url, (await ask(url)).body] as const));
      for (const [url, body] of answers)
        if (!body.includes(headline) || body.includes(`النسخة ${version - 1}.`))
          late.push(`${version} ${url} ${first}`);
      for (const { statusCode } of await Promise.all(meanwhile)) expect(statusCode).toBe(200);
    }
  }
  expect(late).toEqual([]);
});
