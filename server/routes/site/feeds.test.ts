import { XMLParser } from 'fast-xml-parser';
import { parseRssFeed } from 'feedsmith';
import { expect, it } from 'vitest';
import { jsonFeedErrors, rssErrors } from '../../testing/standards/feed-validators.ts';
import { FeedsFixture, feedPicture, hiddenHeadlines } from '../../testing/feeds-fixture.ts';

const site = new FeedsFixture();
const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'item' });
type Item = { id: string; url: string; title: string; content_html: string; summary?: string };
type Feed = { items: Item[] };

it.each(['ar', 'en'])('the JSON feed in %s is valid by its schema', async (language) => {
  const feed = JSON.parse(await site.text(`/${language}/feed.json`)) as Feed;
  expect(jsonFeedErrors(feed)).toEqual([]);
  expect(jsonFeedErrors({ ...feed, version: '1.1' })).not.toEqual([]);
});

it('the JSON feed has the whole text', async () => {
  const feed = JSON.parse(await site.text('/ar/feed.json')) as Feed;
  expect(feed.items.map(({ title }) => title).toSorted()).toEqual(
    ['النحل يعود إلى حديقة الحي', 'قطط المكتبة', 'نبأ \u0007 بلا نص'].toSorted(),
  );
  const own = feed.items.find(({ id }) => id.endsWith(site.bees));
  expect(own).toMatchObject({ id: `urn:sharit:story:${site.bees}`, url: `https://news.example/ar/news/${site.bees}` });
  expect(own?.content_html).toContain('زرع الجيران أزهاراً فعاد النحل.');
  expect(own?.content_html).toContain('وأزهار &amp; أشياء &lt;أخرى&gt;');
  expect(feed.items.find(({ title }) => title === 'قطط المكتبة')?.content_html).toContain('عددها ثلاث لا أربع.');
});

it.each(['ar', 'en'])(
  'the RSS feed in %s is valid, and a feed parser reads the same stories from it',
  async (language) => {
    const xml = await site.text(`/${language}/rss.xml`);
    expect(await rssErrors(xml)).toEqual([]);
    const feed = parseRssFeed(xml);
    const json = JSON.parse(await site.text(`/${language}/feed.json`)) as Feed;
    expect(feed).toMatchObject({ language, link: `https://news.example/${language}` });
    expect(feed.items?.map(({ guid }) => guid)).toEqual(
      json.items.map(({ id }) => ({ value: id, isPermaLink: false })),
    );
    expect(feed.items?.map(({ title }) => title)).toEqual(json.items.map(({ title }) => title.replace('\u0007', '')));
    expect(feed.items?.map(({ content }) => content?.encoded)).toEqual(
      json.items.map(({ content_html: html }) => html),
    );
    const withPicture = feed.items?.find(({ media }) => media);
    expect(withPicture?.media?.contents).toMatchObject([
      { url: `https://news.example${feedPicture.src}`, width: 1280 },
    ]);
  },
);

it.each([
  ['a date that is not RFC 822', /<pubDate>.*?<\/pubDate>/u, '<pubDate>2026-03-10T12:00:00Z</pubDate>'],
  ['a second title', '<item>', '<item><title>x</title>'],
  ['an unknown element', '<item>', '<item><subtitle>x</subtitle>'],
  ['a relative address', 'https://news.example/pictures', '/pictures'],
  ['an author without an e-mail address', '<dc:creator>لجنة الحي</dc:creator>', '<author>لجنة الحي</author>'],
])('the RSS schema refuses %s', async (_, right, wrong) => {
  const xml = await site.text('/ar/rss.xml');
  expect(xml.replace(right, wrong)).not.toBe(xml);
  expect(await rssErrors(xml.replace(right, wrong))).not.toEqual([]);
});

it('the description of an RSS item is escaped HTML, its title plain text', async () => {
  const items = (
    parser.parse(await site.text('/ar/rss.xml')) as { rss: { channel: { item: Record<string, string>[] } } }
  ).rss.channel.item;
  expect(items.map(({ description }) => description)).toContain('وأزهار &amp; أشياء &lt;أخرى&gt;');
  const [cats] = parseRssFeed(await site.text('/en/rss.xml')).items ?? [];
  expect(cats?.title).toBe('Cats <of> the library');
});

it('drafts, embargoed and withdrawn stories are in no feed and no sitemap', async () => {
  for (const url of ['/ar/feed.json', '/ar/rss.xml', '/sitemap-stories-1.xml', '/sitemap-news.xml']) {
    const body = await site.text(url);
    for (const word of hiddenHeadlines) expect(body).not.toContain(word);
  }
});

it('the picture of a story appears once in its HTML, even if the body begins with it', async () => {
  const id = await site.push({
    uri: 'tag:example.org,2026:pictured',
    language: 'en',
    story: {
      headline: 'Pictured',
      picture: feedPicture,
      body: [{ type: 'picture', picture: feedPicture }, { type: 'separator' }],
    },
  });
  const feed = JSON.parse(await site.text('/en/feed.json')) as Feed;
  const own = feed.items.find((item) => item.id.endsWith(id))!;
  expect(own.content_html.match(/<img/gu)).toHaveLength(1);
});

it('left-to-right runs in Arabic text are isolated by markup, not by added characters', async () => {
  const id = await site.push({
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
  const html = (JSON.parse(await site.text('/ar/feed.json')) as Feed).items.find((item) =>
    item.id.endsWith(id),
  )!.content_html;
  expect(html).toContain('تراجع <bdi dir="ltr">-2</bdi> ثم <bdi dir="ltr">+6</bdi>');
  expect(html).toContain('<p dir="ltr">&quot;We will never forget.&quot;</p>');
  expect(html).toContain('الهاتف <bdi dir="ltr">+963 11 222 3344</bdi>');
  expect(html).toContain('<td><bdi dir="ltr">-2</bdi></td>');
  expect(html.replace(/<[^>]*>/gu, '')).not.toMatch(/[\u200E\u200F\u2066-\u2069]/u);
});

it('a feed has Last-Modified, answers 304 when unchanged, and has the same ids under every host', async () => {
  for (const url of ['/ar/rss.xml', '/ar/feed.json']) {
    const first = await site.app.inject({ url });
    const since = String(first.headers['last-modified']);
    expect(Date.parse(since)).toBeLessThan(Date.now());
    const tagged = await site.app.inject({ url, headers: { 'if-none-match': String(first.headers.etag) } });
    expect([tagged.statusCode, tagged.headers['last-modified']]).toEqual([304, since]);
    const tomorrow = new Date(Date.now() + 86_400_000).toUTCString();
    const unchanged = await site.app.inject({ url, headers: { 'if-modified-since': tomorrow } });
    expect([unchanged.statusCode, unchanged.body]).toEqual([304, '']);
    for (const other of [{ 'if-modified-since': 'nonsense' }, { 'if-modified-since': new Date(0).toUTCString() }])
      expect((await site.app.inject({ url, headers: other })).statusCode).toBe(200);
  }
  await site.openApp({});
  const ids = async (host: string) =>
    (JSON.parse((await site.app.inject({ url: '/ar/feed.json', headers: { host } })).body) as Feed).items.map(
      ({ id }) => id,
    );
  expect(await ids('one.example')).toEqual(await ids('two.example:8080'));
});
