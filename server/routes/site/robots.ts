import type { FastifyInstance } from 'fastify';
import { cacheFor } from '../../http/cache-control.ts';
import { originOf } from '../../http/origin.ts';

/** Everything that is public may be read. The desk and previews are also hidden by their own answers; search is endless. */
export async function robotsRoutes(app: FastifyInstance): Promise<void> {
  app.get('/robots.txt', (request, reply) => {
    const origin = originOf(request);
    const closed = [
      '/desk',
      '/preview/',
      '/api/v1/desk',
      '/api/v1/previews',
      ...app.newsroom.languages.map((lang) => `/${lang}/search`),
    ];
    const lines = [
      'User-agent: *',
      ...closed.map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${origin}/sitemap.xml`,
      `Sitemap: ${origin}/sitemap-news.xml`,
      '',
    ];
    return cacheFor(reply, 'robots').type('text/plain; charset=utf-8').send(lines.join('\n'));
  });
}
