import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import type { FastifyInstance } from 'fastify';
import { parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../app.ts';
import { readConfig } from '../../config.ts';
import { jsonFeedErrors, rssErrors, siteMapErrors } from '../../testing/feed-validators.ts';
import { receiveItem } from '../../store/publishing/receive.ts';
import type { Store } from '../../store/database/store.ts';
import { makePreparedItem } from '../../testing/items.ts';
import { openTestStore } from '../../testing/store.ts';

let store: Store;
let app: FastifyInstance;
let dataDir: string;
let bees = '';
let push: (item: Parameters<typeof makePreparedItem>[0]) => Promise<string>;
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
  push = async (item) =>
    (await receiveItem(store, makePreparedItem({ versionCreated: soon(-5), ...item }), new Date())).id;
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
type Item = { id: string; url: string; title: string; content_html: string; summary?: string };
type Feed = { items: Item[] };

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
  expect(own).toMatchObject({ id: `urn:sharit:story:${bees}`, url: `https://news.example/ar/news/${bees}` });
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
    expect(feed.items?.map(({ guid }) => guid)).toEqual(
      json.items.map(({ id }) => ({ value: id, isPermaLink: false })),
    );
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

it('the description of an RSS item is text of HTML, its title plain text', async () => {
  const items = (parser.parse(await text('/ar/rss.xml')) as { rss: { channel: { item: Record<string, string>[] } } })
    .rss.channel.item;
  expect(items.map(({ description }) => description)).toContain('وأزهار &amp; أشياء &lt;أخرى&gt;');
  const [cats] = parseRssFeed(await text('/en/rss.xml')).items ?? [];
  expect(cats?.title).toBe('Cats <of> the library');
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

it('the picture of a story stands once in its text, also where the text begins with it', async () => {
  const id = await push({
    uri: 'tag:example.org,2026:pictured',
    language: 'en',
    story: { headline: 'Pictured', picture, body: [{ type: 'picture', picture }, { type: 'separator' }] },
  });
  const feed = JSON.parse(await text('/en/feed.json')) as Feed;
  const own = feed.items.find((item) => item.id.endsWith(id))!;
  expect(own.content_html.match(/<img/gu)).toHaveLength(1);
});

it('what runs against an Arabic text is isolated by markup, and no character is added', async () => {
  const id = await push({
    uri: 'tag:example.org,2026:foreign',
    story: {
      headline: 'لغة C++',
      deck: 'تراجع -2 ثم +6',
      body: [
        { type: 'paragraph', content: [{ type: 'text', text: '"We will never forget."' }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'الهاتف +963 11 222 3344' }] },
        {
          type: 'table',
          caption: null,
          head: [],
          rows: [[{ heading: false, content: [{ type: 'text', text: '-2' }] }]],
        },
      ],
    },
  });
  const html = (JSON.parse(await text('/ar/feed.json')) as Feed).items.find((item) =>
    item.id.endsWith(id),
  )!.content_html;
  expect(html).toContain('تراجع <bdi dir="ltr">-2</bdi> ثم <bdi dir="ltr">+6</bdi>');
  expect(html).toContain('<p dir="ltr">&quot;We will never forget.&quot;</p>');
  expect(html).toContain('الهاتف <bdi dir="ltr">+963 11 222 3344</bdi>');
  expect(html).toContain('<td><bdi dir="ltr">-2</bdi></td>');
  expect(html.replace(/<[^>]*>/gu, '')).not.toMatch(/[\u200E\u200F\u2066-\u2069]/u);
});

it('a feed says when it changed, is not sent again unchanged, and is named alike under every host', async () => {
  for (const url of ['/ar/rss.xml', '/ar/feed.json']) {
    const first = await app.inject({ url });
    const since = String(first.headers['last-modified']);
    expect(Date.parse(since)).toBeLessThan(Date.now());
    const tagged = await app.inject({ url, headers: { 'if-none-match': String(first.headers.etag) } });
    expect([tagged.statusCode, tagged.headers['last-modified']]).toEqual([304, since]);
    const tomorrow = new Date(Date.now() + 86_400_000).toUTCString();
    const unchanged = await app.inject({ url, headers: { 'if-modified-since': tomorrow } });
    expect([unchanged.statusCode, unchanged.body]).toEqual([304, '']);
    for (const other of [{ 'if-modified-since': 'nonsense' }, { 'if-modified-since': new Date(0).toUTCString() }])
      expect((await app.inject({ url, headers: other })).statusCode).toBe(200);
  }
  await app.close();
  app = await createApp({ config: readConfig({ DATA_DIR: dataDir, SAMPLE: 'off' }), store });
  const ids = async (host: string) =>
    (JSON.parse((await app.inject({ url: '/ar/feed.json', headers: { host } })).body) as Feed).items.map(
      ({ id }) => id,
    );
  expect(await ids('one.example')).toEqual(await ids('two.example:8080'));
});
