import { afterAll, beforeAll, expect, it } from 'vitest';
import { receiveItem } from '../store/publishing/receive.ts';
import type { Store } from '../store/database/store.ts';
import { makePreparedItem } from '../testing/items.ts';
import { openTestStore } from '../testing/store.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { structuredData, structuredDataErrors } from '../testing/standards/structured-data.ts';

let store: Store;
let testApp: TestApp;
let full = '';
let plain = '';
let english = '';
const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);
const push = async (item: Parameters<typeof makePreparedItem>[0]): Promise<string> =>
  (await receiveItem(store, makePreparedItem({ versionCreated: minutes(-30), ...item }), new Date())).id;
const picture = {
  src: '/pictures/0123456789abcdef0123456789abcdef-1280.jpg',
  width: 1280,
  height: 853,
  renditions: [],
  alt: 'خلية نحل',
  caption: null,
  credit: null,
};

beforeAll(async () => {
  store = await openTestStore();
  testApp = await openTestApp(store, { firstView: true });
  const story = {
    headline: `النحل يعود ${'إلى حديقة الحي بعد غياب طويل '.repeat(5)}`.trim(),
    kicker: 'بيئة',
    deck: 'أزهار <على> "الشرفات"',
    dateline: 'الحي - الوكالة',
    byline: 'لجنة الحي',
    copyright: '© الصحيفة',
    subjects: [{ slug: 'bees', name: 'نحل' }],
    picture,
  };
  full = await push({ group: 'urn:bees', story });
  const correction = { correction: 'الحديقة غرب النهر لا شرقه.' };
  await push({ version: '2', versionCreated: minutes(-9), group: 'urn:bees', story: { ...story, ...correction } });
  english = await push({
    uri: 'tag:example.org,2026:bees-en',
    language: 'en',
    group: 'urn:bees',
    story: { headline: 'Bees are back', section: { slug: 'garden', name: 'Garden' }, byline: 'The committee' },
  });
  plain = await push({ uri: 'tag:example.org,2026:plain', story: { headline: 'خبر', section: null, body: [] } });
});
afterAll(async () => {
  await testApp.close();
  await store.close();
});

const page = async (url: string): Promise<string> => {
  const answer = await testApp.app.inject({ url });
  expect([url, answer.statusCode]).toEqual([url, 200]);
  return answer.body;
};

it('is valid on every kind of page that has it, in both languages', async () => {
  const pages = ['/ar', '/en', `/ar/news/${full}`, `/ar/news/${plain}`, `/en/news/${english}`];
  for (const url of pages) expect([url, await structuredDataErrors(await page(url))]).toEqual([url, []]);
});

it('an article says what it corrects, what translates it, who wrote it and what it shows', async () => {
  const { NewsArticle: news, BreadcrumbList: crumbs } = structuredData(await page(`/ar/news/${full}`));
  expect(news).toMatchObject([
    {
      author: [{ '@type': 'Person', name: 'لجنة الحي' }],
      correction: [{ '@type': 'CorrectionComment', text: 'الحديقة غرب النهر لا شرقه.' }],
      workTranslation: [{ inLanguage: 'en', url: `https://news.example/en/news/${english}` }],
      image: [`https://news.example${picture.src}`, expect.stringMatching(/\/share\/ar\/\w+\.png\?v=2$/u)],
    },
  ]);
  // Search results cut a headline there.
  expect(String(news![0]!['headline']).length).toBeLessThanOrEqual(110);
  expect(crumbs).toHaveLength(1);
});

it('without a byline the newsroom is the author; a front is a site that can be searched', async () => {
  const { NewsArticle: news } = structuredData(await page(`/ar/news/${plain}`));
  expect(news).toMatchObject([{ author: [{ '@type': 'NewsMediaOrganization', name: 'صحيفة الحديقة' }] }]);
  expect(structuredData(await page('/en'))).toMatchObject({
    WebSite: [{ potentialAction: { '@type': 'SearchAction' } }],
  });
});

it.each([
  ['an invented property', '"dateline":', '"datumline":'],
  ['an invented type', '"CorrectionComment"', '"Correction"'],
  ['a date that is none', '"datePublished":"2', '"datePublished":"on 2'],
  ['a truth that is text', '"isAccessibleForFree":true', '"isAccessibleForFree":"yes"'],
  ['a publisher that is a person', '"publisher":{"@type":"NewsMediaOrganization"', '"publisher":{"@type":"Article"'],
  ['an article without picture', '"image":', '"thumbnailUrl":'],
  ['a crumb without place', '"position":1,', ''],
  ['broken JSON', '"inLanguage":', '"inLanguage"'],
  ['another vocabulary', '"@context":"https://schema.org"', '"@context":"https://example.org"'],
])('%s is found', async (_, right, wrong) => {
  const html = await page(`/ar/news/${full}`);
  expect(html).toContain(right);
  expect(await structuredDataErrors(html.replace(right, wrong))).not.toEqual([]);
});
