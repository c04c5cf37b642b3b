import type { FastifyInstance } from 'fastify';
import { directionOf, type Language } from '#contract/language.ts';
import { newsroomName } from '#contract/newsroom-name.ts';
import { cacheFor } from '../../http/cache-control.ts';

/** The colour of the page in the light scheme, as index.html has it. */
const paper = '#FCFAF6';
const icons = [
  { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
  { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
  { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
  { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
];

/** What a long press on the icon offers, in the reader's words (src/language/locales). */
const pages: { path: string; names: Record<Language, string> }[] = [
  { path: 'latest', names: { ar: 'أحدث الأخبار', en: 'Latest news' } },
  { path: 'saved', names: { ar: 'الأخبار المحفوظة', en: 'Saved' } },
  { path: 'search', names: { ar: 'بحث', en: 'Search' } },
];

/** A web app manifest per language, so that the reader can be added to a home screen. */
export async function manifestRoutes(app: FastifyInstance): Promise<void> {
  const { newsroom } = app;
  for (const language of newsroom.languages) {
    const name = newsroomName(newsroom, language);
    const manifest = JSON.stringify({
      id: `/${language}`,
      name,
      short_name: name,
      description: newsroom.description[language],
      lang: language,
      dir: directionOf(language),
      start_url: `/${language}`,
      scope: '/',
      display: 'minimal-ui',
      background_color: paper,
      theme_color: paper,
      categories: ['news'],
      icons,
      shortcuts: pages.map(({ path, names }) => ({
        name: names[language],
        url: `/${language}/${path}`,
        icons: [{ src: '/icon-192.png', sizes: '192x192', type: 'image/png' }],
      })),
    });
    app.get(`/${language}/manifest.webmanifest`, (_request, reply) => {
      cacheFor(reply, 'newsroom', ['newsroom']);
      return reply.type('application/manifest+json; charset=utf-8').send(manifest);
    });
  }
}
