import { escapeHtml } from '../http/html.ts';
import { newsroomName } from '#contract/newsroom-name.ts';
import type { Article } from '#contract/story.ts';
import { articleHtml } from './article-html.ts';
import { feedId, type FeedContext } from './json-feed.ts';

/** Characters that XML 1.0 cannot represent. */
// oxlint-disable-next-line no-control-regex -- they are what is removed
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

export function xml(text: string): string {
  return escapeHtml(text).replace(unwritable, '');
}

const element = (name: string, text: string | null | undefined): string =>
  text ? `<${name}>${xml(text)}</${name}>` : '';

/** RSS 2.0 with full text. An updated story keeps its guid; corrections are in the text. */
export function rss(articles: readonly Article[], { language, newsroom, origin }: FeedContext): string {
  const items = articles.map((article) => {
    const url = `${origin}/${language}/news/${article.id}`;
    const tags = [article.section?.name, ...article.subjects.map(({ name }) => name)];
    return (
      `<item>${element('title', article.headline)}${element('link', url)}<guid isPermaLink="false">${feedId(article)}</guid>` +
      `<pubDate>${new Date(article.published).toUTCString()}</pubDate>` +
      element('atom:updated', article.updated) +
      // Feed readers parse a description as HTML, so it is escaped for HTML first, then for XML.
      element('description', article.deck && escapeHtml(article.deck)) +
      element('dc:creator', article.byline) +
      tags.map((tag) => element('category', tag)).join('') +
      (article.picture
        ? `<media:content url="${xml(origin + article.picture.src)}" medium="image" width="${article.picture.width}" height="${article.picture.height}"/>`
        : '') +
      `${element('content:encoded', articleHtml(article, { origin, newsroom }))}</item>`
    );
  });
  const newest = articles
    .map(({ updated, published }) => updated ?? published)
    .toSorted()
    .at(-1);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>' +
    element('title', newsroomName(newsroom, language)) +
    element('link', `${origin}/${language}`) +
    `<description>${xml(newsroom.description[language] ?? newsroomName(newsroom, language))}</description>` +
    `<language>${language}</language>` +
    (newest ? `<lastBuildDate>${new Date(newest).toUTCString()}</lastBuildDate>` : '') +
    `<atom:link href="${xml(`${origin}/${language}/rss.xml`)}" rel="self" type="application/rss+xml"/><ttl>5</ttl>` +
    `${items.join('')}</channel></rss>`
  );
}
