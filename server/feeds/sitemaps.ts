import type { Newsroom } from '#contract/newsroom.ts';
import { newsroomName } from '#contract/newsroom-name.ts';
import type { MapEntry } from '../store/reading/addresses.ts';
import { xml } from './rss.ts';

const opening = '<?xml version="1.0" encoding="UTF-8"?>';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export type MapContext = { newsroom: Newsroom; origin: string };

/** The index: one sitemap of fronts and sections, then `pages` sitemaps of stories. */
export function mapIndex(pages: number, { origin }: MapContext): string {
  const names = ['sitemap-pages.xml', ...Array.from({ length: pages }, (_, page) => `sitemap-stories-${page + 1}.xml`)];
  const maps = names.map((name) => `<sitemap><loc>${xml(`${origin}/${name}`)}</loc></sitemap>`);
  return `${opening}<sitemapindex ${namespace}>${maps.join('')}</sitemapindex>`;
}

/** Fronts, sections and the latest page in every language, each with links to its other languages. */
export function mapOfPages({ newsroom, origin }: MapContext): string {
  const rests = ['', ...newsroom.sections.map(({ slug }) => `/section/${slug}`), '/latest'];
  const urls = rests.flatMap((rest) => {
    const all = newsroom.languages.map((language) => ({ language, href: `${origin}/${language}${rest}` }));
    return all.map(({ href }) => `<url><loc>${xml(href)}</loc>${all.map(alternate).join('')}</url>`);
  });
  return `${opening}<urlset ${namespace} xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('')}</urlset>`;
}

function alternate({ language, href }: { language: string; href: string }): string {
  return `<xhtml:link rel="alternate" hreflang="${language}" href="${xml(href)}"/>`;
}

const addressOf = ({ language, id }: MapEntry, { origin }: MapContext): string => `${origin}/${language}/news/${id}`;

function image(entry: MapEntry, { origin }: MapContext): string {
  return entry.picture ? `<image:image><image:loc>${xml(origin + entry.picture)}</image:loc></image:image>` : '';
}

export function mapOfStories(entries: readonly MapEntry[], context: MapContext): string {
  const urls = entries.map(
    (entry) =>
      `<url><loc>${xml(addressOf(entry, context))}</loc><lastmod>${entry.modified.toISOString()}</lastmod>${image(entry, context)}</url>`,
  );
  return `${opening}<urlset ${namespace} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${urls.join('')}</urlset>`;
}

/** Google's news sitemap: title and publication of each story of the last two days. */
export function mapOfNews(entries: readonly MapEntry[], context: MapContext): string {
  const urls = entries.map(
    (entry) =>
      `<url><loc>${xml(addressOf(entry, context))}</loc><news:news><news:publication><news:name>${xml(newsroomName(context.newsroom, entry.language))}</news:name>` +
      `<news:language>${entry.language}</news:language></news:publication>` +
      `<news:publication_date>${entry.published.toISOString()}</news:publication_date><news:title>${xml(entry.headline)}</news:title></news:news>` +
      `${image(entry, context)}</url>`,
  );
  return (
    `${opening}<urlset ${namespace} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"` +
    ` xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${urls.join('')}</urlset>`
  );
}
