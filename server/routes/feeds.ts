import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Language } from '#contract/language.ts';
import { jsonFeed } from '../feeds/json-feed.ts';
import { rss } from '../feeds/rss.ts';
import { originOf } from '../first-view/origin.ts';
import { newestArticles } from '../store/addresses.ts';

const size = 30;
const cacheControl = 'public, max-age=0, must-revalidate, s-maxage=60';

/** Feeds of each language of the newsroom, with the whole text. What readers may not see is not in `stories` at all. */
export async function feedsRoutes(app: FastifyInstance): Promise<void> {
  const context = (language: Language, request: FastifyRequest) => ({
    language,
    newsroom: app.newsroom,
    origin: originOf(request),
  });
  for (const language of app.newsroom.languages) {
    app.get(`/${language}/feed.json`, async (request, reply) => {
      const articles = await newestArticles(app.store.db, language, size);
      reply.header('cache-control', cacheControl).header('surrogate-key', keys(language, articles));
      return reply
        .type('application/feed+json; charset=utf-8')
        .send(JSON.stringify(jsonFeed(articles, context(language, request))));
    });
    app.get(`/${language}/rss.xml`, async (request, reply) => {
      const articles = await newestArticles(app.store.db, language, size);
      reply.header('cache-control', cacheControl).header('surrogate-key', keys(language, articles));
      return reply.type('application/rss+xml; charset=utf-8').send(rss(articles, context(language, request)));
    });
  }
}

function keys(language: Language, articles: readonly { id: string }[]): string {
  return [`list-${language}`, ...articles.map(({ id }) => id)].join(' ');
}
