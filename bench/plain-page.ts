import type { Newsroom } from '#contract/newsroom.ts';
import type { ArticleAnswer } from '#contract/story.ts';
import { articleHtml } from '../server/feeds/article-html.ts';
import { escapeHtml } from '../server/http/html.ts';

/**
 * The lower bound: the same text as plain HTML in a system font, without script or web font; `picture` is its lead picture's markup,
 * shown as wide as on our page.
 */
export function plainPage({ article, related }: ArticleAnswer, newsroom: Newsroom, picture = ''): string {
  const { headline, byline, published, language } = article;
  const text = articleHtml({ ...article, picture: null }, { origin: '', newsroom });
  const links = related.map(
    ({ story }) => `<li><a href="/${language}/news/${story.id}">${escapeHtml(story.headline)}</a></li>`,
  );
  return (
    `<!doctype html><html lang="${language}" dir="rtl"><head><meta charset="utf-8"><title>${escapeHtml(headline)}</title>` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="description" content="${escapeHtml(article.deck ?? headline)}">` +
    '<style>body{font:1.125rem/1.7 serif;max-width:38rem;margin:0 auto;padding:1rem}h1{line-height:1.38}img{display:block;width:100vw;height:auto;margin-inline:-1rem}</style></head>' +
    `<body><main><h1>${escapeHtml(headline)}</h1><p>${escapeHtml(byline ?? '')} <time datetime="${published}">${published.slice(0, 10)}</time></p>${picture}` +
    `${text}<ul>${links.join('')}</ul></main></body></html>`
  );
}
