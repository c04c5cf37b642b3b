import type { FastifyInstance } from 'fastify';
import { cacheFor } from '../../http/cache-control.ts';
import { originOf } from '../../http/origin.ts';

/** Allows everything public except search, whose pages are unlimited. The desk and previews are also noindex. */
export async function robotsRoutes(app: FastifyInstance): Promise<void> {
  app.get('/robots.txt', (request, reply) => {
    const origin = originOf(request);
    const disallowed = [
      '/desk',
      '/preview/',
      '/api/v1/desk',
      '/api/v1/previews',
      ...app.newsroom.languages.map((lang) => `/${lang}/search`),
    ];
    const lines = [
      'User-agent: *',
      ...disallowed.map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${origin}/sitemap.xml`,
      `Sitemap: ${origin}/sitemap-news.xml`,
      '',
    ];
    return cacheFor(reply, 'robots').type('text/plain; charset=utf-8').send(lines.join('\n'));
  });
}
