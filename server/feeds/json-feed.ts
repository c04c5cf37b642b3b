import type { Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { Article } from '#contract/story.ts';
import { newsroomName } from '#contract/newsroom-name.ts';
import { articleHtml } from './article-html.ts';

export type FeedContext = { language: Language; newsroom: Newsroom; origin: string };

/** The id of a story in feeds: independent of the server's address. */
export const feedId = ({ id }: Pick<Article, 'id'>): string => `urn:sharit:story:${id}`;

/** https://jsonfeed.org/version/1.1 */
export function jsonFeed(articles: readonly Article[], { language, newsroom, origin }: FeedContext) {
  const description = newsroom.description[language];
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: newsroomName(newsroom, language),
    ...(description && { description }),
    home_page_url: `${origin}/${language}`,
    feed_url: `${origin}/${language}/feed.json`,
    icon: `${origin}/icon-512.png`,
    language,
    authors: [{ name: newsroomName(newsroom, language), url: `${origin}/${language}` }],
    items: articles.map((article) => {
      const url = `${origin}/${language}/news/${article.id}`;
      const tags = [article.section?.name, ...article.subjects.map(({ name }) => name)].filter(
        (tag) => tag !== undefined,
      );
      return {
        id: feedId(article),
        url,
        title: article.headline,
        ...(article.deck !== null && { summary: article.deck }),
        content_html: articleHtml(article, { origin, newsroom }),
        image: article.picture
          ? origin + article.picture.src
          : `${origin}/share/${language}/${article.id}.png?v=${article.revision}`,
        date_published: article.published,
        ...(article.updated !== null && { date_modified: article.updated }),
        ...(article.authors.length > 0
          ? { authors: article.authors.map(({ name }) => ({ name })) }
          : article.byline !== null && { authors: [{ name: article.byline }] }),
        ...(tags.length > 0 && { tags }),
        language,
      };
    }),
  };
}
