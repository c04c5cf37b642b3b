import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Built, readBuilt } from './built.ts';
import { encodingOf } from '../http/compression/compress-bytes.ts';
import { contentSecurityPolicy, pageHeaders } from '../http/csp.ts';
import { loadRender } from './entry.ts';
import type { Language } from '#contract/language.ts';
import { chooseLanguage } from './language-choice.ts';
import { newsroomName } from '#contract/newsroom-name.ts';
import { isOwnRefresh } from '../http/access/own-refresh.ts';
import { loopback } from '../http/network-of.ts';
import { originOf } from '../http/origin.ts';
import { missingPage, placeholderId } from './missing-page.ts';
import { pagePath, type PagePath } from './page-path.ts';
import { savesData } from './saves-data.ts';
import { renderShell } from './document.ts';
import { serviceWorkerRoutes } from './service-worker.ts';
import { sendPage, type ServedPages } from './serve-cached.ts';
import { createPageRenderer } from './render-page.ts';
import { addressOf, isAddress, translationOf } from '../store/reading/addresses.ts';
import { isUnavailable } from '../store/database/is-unavailable.ts';
import { resolveMove } from '../store/publishing/moves.ts';
import { cacheFor } from '../http/cache-control.ts';
import { redirectOld } from '../http/former-site/redirect-old.ts';

const unavailable = 'The reader is not built. Run: npm run build\n';

/** Every page of the site: rendered, or the empty shell that the browser fills. `onPages` gets the cache of rendered pages. */
export async function pagesRoutes(
  app: FastifyInstance,
  { onPages }: { onPages: (pages: ServedPages) => void },
): Promise<void> {
  const built = await readBuilt();
  if (!built) {
    app.get('/*', async (request, reply) => {
      if (await redirectOld(app, request, reply)) return reply;
      return pagePath(request.url).kind === 'none'
        ? reply.callNotFound()
        : reply.code(503).header('retry-after', '60').type('text/plain; charset=utf-8').send(unavailable);
    });
    return;
  }
  const inline = { styles: [built.style, built.rareStyle], script: built.boot, players: app.newsroom.players };
  const headers = {
    ...pageHeaders,
    'content-security-policy': contentSecurityPolicy(inline),
    ...(app.config.hsts && { 'strict-transport-security': app.config.hsts }),
  };
  const framed = contentSecurityPolicy({ ...inline, framed: true });
  const render = app.config.firstView ? await loadRender() : null;
  const renderer = render && createPageRenderer(app, built, render);
  if (renderer) onPages({ ...renderer, headers });
  serviceWorkerRoutes(app, built, headers);

  app.get('/', async (request, reply) => {
    if (await redirectOld(app, request, reply)) return reply;
    const { cookie, 'accept-language': accepted } = request.headers;
    const language = chooseLanguage(app.newsroom.languages, cookie, accepted);
    cacheFor(reply, 'private');
    return reply.header('vary', 'cookie, accept-language').redirect(`/${language}`, 302);
  });

  // Pages have headers of their own; redirects and errors get those of `secureAnswers`.
  app.get('/*', { helmet: false }, async (request, reply) => {
    const target = pagePath(request.url);
    if (target.kind !== 'hidden' && (await redirectOld(app, request, reply))) return reply;
    if (target.kind === 'none') return reply.callNotFound();
    if (target.kind === 'moved') return reply.redirect(target.to, 301);
    reply.headers(headers);
    if (/^\/desk\/[^/?]+\/frame(?:\?|$)/u.test(request.url)) reply.header('content-security-policy', framed);
    if (target.kind === 'hidden') return sendShell(reply, built, app, { hidden: true });
    if (!renderer) return sendShell(reply, built, app, { hidden: false, language: target.language });
    try {
      const origin = originOf(request);
      // What a page asks for inside this process counts as its reader's; a purge has no limit.
      const address = isOwnRefresh(request) ? loopback : request.ip;
      const asked = { path: target.path, origin, savesData: savesData(request.headers), address };
      const placeholder = await placeholderPath(app, target, renderer.stale(asked) !== undefined);
      if (placeholder && (await redirectOld(app, request, reply, { missing: true }))) return await reply;
      const page = await renderer.page({ ...asked, path: placeholder ?? target.path, cacheable: target.cacheable });
      if (placeholder && 'body' in page) {
        const encoding = encodingOf(request.headers['accept-encoding']);
        return await sendPage(request, reply, await missingPage(page, target.article!, encoding));
      }
      if ('redirect' in page) {
        const moved = target.article && (await resolveMove(app.store.db, target.article));
        if (moved) cacheFor(reply, 'moved', moved.ids);
        else cacheFor(reply, 'redirect');
        return await reply.redirect(page.redirect, page.status);
      }
      if (page.status === 404 && target.article && target.language) {
        const other = await translationPath(app, target.article, target.language);
        if (other) {
          cacheFor(reply, 'translation');
          return await reply.redirect(other, 302);
        }
      }
      if (page.status === 404 && (await redirectOld(app, request, reply, { missing: true }))) return await reply;
      return await sendPage(request, reply, page);
    } catch (error) {
      // The browser runs the same loaders: it may still show the page, or says what is wrong.
      if (isUnavailable(error)) request.log.warn(error);
      else request.log.error(error);
      reply.code(503).header('retry-after', '30');
      return sendShell(reply, built, app, { hidden: false, language: target.language });
    }
  });
}

/** For an unknown id the path of the page that serves all of them in its language; else null. */
async function placeholderPath(
  app: FastifyInstance,
  { article, language, cacheable }: Extract<PagePath, { kind: 'page' }>,
  isCached: boolean,
): Promise<string | null> {
  if (article === null || language === null || !cacheable || isCached || !app.newsroom.languages.includes(language))
    return null;
  try {
    return (await isAddress(app.store.db, article)) ? null : `/${language}/news/${placeholderId}`;
  } catch {
    // While the database is away nobody knows; the page says what is wrong.
    return null;
  }
}

/** The path of a story's translation, for a story id under another language than its own; else null. */
async function translationPath(app: FastifyInstance, id: string, language: Language): Promise<string | null> {
  const found = (await addressOf(app.store.db, id)) ?? (await resolveMove(app.store.db, id));
  if (!found || found.language === language) return null;
  const translation = await translationOf(app.store.db, found.id, language);
  return translation && `/${language}/news/${translation}`;
}

function sendShell(
  reply: FastifyReply,
  built: Built,
  app: FastifyInstance,
  { hidden, language }: { hidden: boolean; language?: Language | null },
): FastifyReply {
  const { newsroom } = app;
  const shown = language && newsroom.languages.includes(language) ? language : newsroom.languages[0]!;
  if (hidden) {
    cacheFor(reply, 'private');
    reply.headers({ 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' });
  } else cacheFor(reply, reply.statusCode === 200 ? 'shell' : 'none');
  return reply.send(renderShell(built, shown, newsroomName(newsroom, shown), { hidden }));
}
