import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#contract/language.ts';
import type { Article } from '#contract/story.ts';
import { jsonFeed, type FeedContext } from '../../feeds/json-feed.ts';
import { rss } from '../../feeds/rss.ts';
import { cacheFor } from '../../http/cache-control.ts';
import { listKeys } from '../../http/edition.ts';
import { originOf } from '../../http/origin.ts';
import { newestArticles } from '../../store/reading/addresses.ts';
import { newestChange } from '../../store/publishing/changes.ts';

const size = 30;
const second = 1000;

/** Full-text feeds in each language of the newsroom. */
export async function feedsRoutes(app: FastifyInstance): Promise<void> {
  // A restart may change the settings, and so the feed.
  const started = Date.now();

  async function send(
    request: FastifyRequest,
    reply: FastifyReply,
    { language, type, write }: Feed,
  ): Promise<FastifyReply> {
    // Time of the newest change, since a withdrawal changes a feed without a newer story. Read before the stories, so that a change
    // in between is sent twice rather than missed.
    const changed = Math.max(started, (await newestChange(app.store.db))?.getTime() ?? 0);
    // HTTP dates have whole seconds, and another change may follow within this one: a second earlier is safe.
    const modified = Math.min(changed, Date.now() - second);
    reply.header('last-modified', new Date(modified).toUTCString());
    const { 'if-none-match': tag, 'if-modified-since': since } = request.headers;
    if (tag === undefined && since !== undefined && changed < Date.parse(since) + second)
      return cacheFor(reply, 'feed', listKeys(language, [])).code(304).send();
    const articles = await newestArticles(app.store.db, language, size);
    cacheFor(reply, 'feed', listKeys(language, articles));
    const context = { language, newsroom: app.newsroom, origin: originOf(request) };
    return reply.type(`${type}; charset=utf-8`).send(write(articles, context));
  }

  for (const language of app.newsroom.languages) {
    app.get(`/${language}/feed.json`, (request, reply) =>
      send(request, reply, {
        language,
        type: 'application/feed+json',
        write: (...feed) => JSON.stringify(jsonFeed(...feed)),
      }),
    );
    app.get(`/${language}/rss.xml`, (request, reply) =>
      send(request, reply, { language, type: 'application/rss+xml', write: rss }),
    );
  }
}

type Feed = {
  language: Language;
  type: string;
  write: (articles: readonly Article[], context: FeedContext) => string;
};
