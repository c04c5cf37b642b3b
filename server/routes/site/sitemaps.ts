import type { FastifyInstance, FastifyReply } from 'fastify';
import { mapIndex, mapOfNews, mapOfPages, mapOfStories } from '../../feeds/sitemaps.ts';
import { cacheFor } from '../../http/cache-control.ts';
import { originOf } from '../../http/origin.ts';
import { mapNews, mapPage, publicCount } from '../../store/reading/addresses.ts';
import { problemOf } from '../../http/problem.ts';

/** Addresses per sitemap. The protocol allows 50,000, but crawlers reload smaller ones sooner. */
const size = 5000;

export async function sitemapsRoutes(app: FastifyInstance): Promise<void> {
  const send = (reply: FastifyReply, map: string, key: string): FastifyReply =>
    cacheFor(reply, 'sitemap', [key]).type('application/xml; charset=utf-8').send(map);
  const { newsroom } = app;

  app.get('/sitemap.xml', async (request, reply) => {
    const pages = Math.max(1, Math.ceil((await publicCount(app.store.db)) / size));
    return send(reply, mapIndex(pages, { newsroom, origin: originOf(request) }), 'maps');
  });
  app.get('/sitemap-pages.xml', async (request, reply) =>
    send(reply, mapOfPages({ newsroom, origin: originOf(request) }), 'maps'),
  );
  app.get('/sitemap-news.xml', async (request, reply) => {
    const entries = await mapNews(app.store.db, new Date());
    return send(reply, mapOfNews(entries, { newsroom, origin: originOf(request) }), 'maps');
  });
  app.get<{ Params: { page: string } }>('/sitemap-stories-:page.xml', async (request, reply) => {
    const page = /^[1-9]\d{0,4}$/u.test(request.params.page) ? Number(request.params.page) - 1 : -1;
    const entries = page < 0 ? [] : await mapPage(app.store.db, page, size);
    // The index always lists the first one, even without stories.
    if (entries.length === 0 && page !== 0) throw problemOf('not-found');
    return send(reply, mapOfStories(entries, { newsroom, origin: originOf(request) }), 'maps');
  });
}
