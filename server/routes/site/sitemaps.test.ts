import { XMLParser } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { siteMapErrors } from '../../testing/standards/feed-validators.ts';
import { FeedsFixture } from '../../testing/feeds-fixture.ts';

const site = new FeedsFixture();
const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'url' || name === 'sitemap' });

it('the sitemaps list every public address once, in both languages, and nothing else', async () => {
  const index = await site.text('/sitemap.xml');
  expect(await siteMapErrors(index)).toEqual([]);
  expect(await siteMapErrors(index.replace('<loc>https://news.example', '<loc>'))).not.toEqual([]);
  const maps = (parser.parse(index) as { sitemapindex: { sitemap: { loc: string }[] } }).sitemapindex.sitemap.map(
    ({ loc }) => loc,
  );
  const found: string[] = [];
  for (const map of maps) {
    const xml = await site.text(new URL(map).pathname);
    expect(await siteMapErrors(xml)).toEqual([]);
    found.push(...(parser.parse(xml) as { urlset: { url: { loc: string }[] } }).urlset.url.map(({ loc }) => loc));
  }
  expect(new Set(found).size).toBe(found.length);
  expect(found).toContain(`https://news.example/ar/news/${site.bees}`);
  expect(found).toContain('https://news.example/en/section/sport');
  expect(found.filter((loc) => loc.includes('/news/'))).toHaveLength(5);
  for (const loc of found) expect(loc.startsWith('https://news.example/')).toBe(true);
  expect((await site.app.inject({ url: '/sitemap-stories-2.xml' })).statusCode).toBe(404);
});

it('the news sitemap lists the last two days with their titles', async () => {
  const xml = await site.text('/sitemap-news.xml');
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

it('robots.txt disallows private paths and names the sitemaps', async () => {
  const robots = await site.text('/robots.txt');
  expect(robots).toContain('Disallow: /desk');
  expect(robots).toContain('Disallow: /preview/');
  expect(robots).toContain('Sitemap: https://news.example/sitemap.xml');
});
