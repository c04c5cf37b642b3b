import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import type { FastifyInstance } from 'fastify';
import { parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { jsonFeedErrors, rssErrors, siteMapErrors } from '../feeds/testing-validators.ts';
import { receiveItem } from '../store/receive.ts';
import type { Store } from '../store/store.ts';
import { preparedItem } from '../store/testing-items.ts';
import { openTestStore } from '../store/testing.ts';

let store: Store;
let app: FastifyInstance;
let dataDir: string;
let bees = '';
const hidden = ['الكلمة المخفية', 'الكلمة المؤجلة', 'الكلمة المسحوبة'];
const picture = {
  src: '/pictures/0123456789abcdef0123456789abcdef-1280.jpg',
  width: 1280,
  height: 853,
  renditions: [],
  alt: 'قط على رف',
  caption: 'القط "سكر" & أخوه',
  credit: null,
};
const soon = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);
const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => ['item', 'url', 'sitemap'].includes(name) });

beforeAll(async () => {
  store = await openTestStore();
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-feeds-'));
  app = await createApp({
    config: readConfig({ DATA_DIR: dataDir, SAMPLE: 'off', PUBLIC_URL: 'https://news.example' }),
    store,
  });
  const push = async (item: Parameters<typeof preparedItem>[0]): Promise<string> =>
    (await receiveItem(store, preparedItem({ versionCreated: soon(-5), ...item }), new Date())).id;
  bees = await push({
    story: { deck: 'وأزهار & أشياء <أخرى>', byline: 'لجنة الحي', subjects: [{ slug: 'bees', name: 'نحل' }] },
  });
  await push({ uri: 'tag:example.org,2026:cats', version: '1', story: { headline: 'قطط المكتبة' } });
  await push({
    uri: 'tag:example.org,2026:cats',
    version: '2',
    versionCreated: soon(-4),
    story: { headline: 'قطط المكتبة', correction: 'عددها ثلاث لا أربع.', kicker: 'صورة', picture },
  });
  await push({ uri: 'tag:example.org,2026:flash', story: { headline: 'نبأ \u0007 بلا نص', section: null, body: [] } });
  await push({ uri: 'tag:example.org,2026:en', language: 'en', story: { headline: 'Bees are back' } });
  await push({
    uri: 'tag:example.org,2026:cats:en',
    language: 'en',
    expires: soon(60),
    story: {
      headline: 'Cats <of> the library',
      deck: 'All & sundry',
      correction: 'Three, not four.',
      kicker: 'Photo',
      picture,
    },
  });
  await push({ uri: 'tag:example.org,2026:draft', pubStatus: 'withheld', story: { headline: hidden[0]! } });
  await push({ uri: 'tag:example.org,2026:later', embargoedUntil: soon(60), story: { headline: hidden[1]! } });
  await push({ uri: 'tag:example.org,2026:gone', story: { headline: hidden[2]! } });
  await push({
    uri: 'tag:example.org,2026:gone',
    version: '2',
    versionCreated: soon(-3),
    pubStatus: 'canceled',
    story: { headline: hidden[2]! },
  });
});
afterAll(async () => {
  await app.close();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const text = async (url: string): Promise<string> => {
  const answer = await app.inject({ url });
  expect([url, answer.statusCode]).toEqual([url, 200]);
  return answer.body;
};
type Feed = { items: { id: string; title: string; content_html: string; summary?: string }[] };

it.each(['ar', 'en'])('the JSON feed in %s is one by its specification', async (language) => {
  const feed = JSON.parse(await text(`/${language}/feed.json`)) as Feed;
  expect(jsonFeedErrors(feed)).toEqual([]);
  expect(jsonFeedErrors({ ...feed, version: '1.1' })).not.toEqual([]);
});

it('the JSON feed has the whole text', async () => {
  const feed = JSON.parse(await text('/ar/feed.json')) as Feed;
  expect(feed.items.map(({ title }) => title).toSorted()).toEqual(
    ['النحل يعود إلى حديقة الحي', 'قطط المكتبة', 'نبأ \u0007 بلا نص'].toSorted(),
  );
  const own = feed.items.find(({ id }) => id.endsWith(bees));
  expect(own?.id).toBe(`https://news.example/ar/news/${bees}`);
  expect(own?.content_html).toContain('زرع الجيران أزهاراً فعاد النحل.');
  expect(own?.content_html).toContain('وأزهار &amp; أشياء &lt;أخرى&gt;');
  expect(feed.items.find(({ title }) => title === 'قطط المكتبة')?.content_html).toContain('عددها ثلاث لا أربع.');
});

it.each(['ar', 'en'])(
  'the RSS feed in %s is one by its specification, and another reader reads it',
  async (language) => {
    const xml = await text(`/${language}/rss.xml`);
    expect(await rssErrors(xml)).toEqual([]);
    const feed = parseRssFeed(xml);
    const json = JSON.parse(await text(`/${language}/feed.json`)) as Feed;
    expect(feed).toMatchObject({ language, link: `https://news.example/${language}` });
    expect(feed.items?.map(({ guid }) => guid)).toEqual(json.items.map(({ id }) => ({ value: id, isPermaLink: true })));
    expect(feed.items?.map(({ title }) => title)).toEqual(json.items.map(({ title }) => title.replace('\u0007', '')));
    expect(feed.items?.map(({ content }) => content?.encoded)).toEqual(
      json.items.map(({ content_html: html }) => html),
    );
    const withPicture = feed.items?.find(({ media }) => media);
    expect(withPicture?.media?.contents).toMatchObject([{ url: `https://news.example${picture.src}`, width: 1280 }]);
  },
);

it.each([
  ['a date of another kind', /<pubDate>.*?<\/pubDate>/u, '<pubDate>2026-03-10T12:00:00Z</pubDate>'],
  ['a second title', '<item>', '<item><title>x</title>'],
  ['an element of no specification', '<item>', '<item><subtitle>x</subtitle>'],
  ['an address on no site', 'https://news.example/pictures', '/pictures'],
  ['an author without mail', '<dc:creator>لجنة الحي</dc:creator>', '<author>لجنة الحي</author>'],
])('%s in the RSS feed would be found', async (_, right, wrong) => {
  const xml = await text('/ar/rss.xml');
  expect(xml.replace(right, wrong)).not.toBe(xml);
  expect(await rssErrors(xml.replace(right, wrong))).not.toEqual([]);
});

it('the site maps name every public address once, in both languages, and nothing else', async () => {
  const index = await text('/sitemap.xml');
  expect(await siteMapErrors(index)).toEqual([]);
  expect(await siteMapErrors(index.replace('<loc>https://news.example', '<loc>'))).not.toEqual([]);
  const maps = (parser.parse(index) as { sitemapindex: { sitemap: { loc: string }[] } }).sitemapindex.sitemap.map(
    ({ loc }) => loc,
  );
  const found: string[] = [];
  for (const map of maps) {
    const xml = await text(new URL(map).pathname);
    expect(await siteMapErrors(xml)).toEqual([]);
    found.push(...(parser.parse(xml) as { urlset: { url: { loc: string }[] } }).urlset.url.map(({ loc }) => loc));
  }
  expect(new Set(found).size).toBe(found.length);
  expect(found).toContain(`https://news.example/ar/news/${bees}`);
  expect(found).toContain('https://news.example/en/section/sport');
  expect(found.filter((loc) => loc.includes('/news/'))).toHaveLength(5);
  for (const loc of found) expect(loc.startsWith('https://news.example/')).toBe(true);
  expect((await app.inject({ url: '/sitemap-stories-2.xml' })).statusCode).toBe(404);
});

it('the news map holds the last two days with their titles', async () => {
  const xml = await text('/sitemap-news.xml');
  expect(await siteMapErrors(xml)).toEqual([]);
  expect(await siteMapErrors(xml.replace('<news:title>', '<news:name>x</news:name><news:title>'))).not.toEqual([]);
  const urls = (parser.parse(xml) as { urlset: { url: Record<string, Record<string, string>>[] } }).urlset.url;
  expect(urls).toHaveLength(5);
  for (const url of urls) {
    const news = url['news:news']!;
    expect(news['news:title']).toEqual(expect.any(String));
    expect(Number.isNaN(Date.parse(news['news:publication_date']!))).toBe(false);
  }
});

it('drafts, embargoed and withdrawn stories are in none of them', async () => {
  for (const url of ['/ar/feed.json', '/ar/rss.xml', '/sitemap-stories-1.xml', '/sitemap-news.xml']) {
    const body = await text(url);
    for (const word of hidden) expect(body).not.toContain(word);
  }
});

it('robots.txt closes what is not for searching and names the maps', async () => {
  const robots = await text('/robots.txt');
  expect(robots).toContain('Disallow: /desk');
  expect(robots).toContain('Disallow: /preview/');
  expect(robots).toContain('Sitemap: https://news.example/sitemap.xml');
});
