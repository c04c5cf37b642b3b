import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Built, readBuilt } from './built.ts';
import { encodingOf } from '../cache/compressed.ts';
import { contentSecurityPolicy, pageHeaders } from '../http/csp.ts';
import { loadRender } from './entry.ts';
import { nameIn } from './json-ld.ts';
import type { CachedPage } from '../cache/cached-pages.ts';
import { chooseLanguage } from './language-choice.ts';
import { originOf } from '../http/origin.ts';
import { missingPage, nobodys } from './missing-page.ts';
import { pagePath, type PagePath } from './page-path.ts';
import { renderShell } from './document.ts';
import { type Kept, keyOf, sendPage } from './serve-cached.ts';
import { openView } from './render-page.ts';
import { addressOf, isAddress, translationOf } from '../store/reading/addresses.ts';
import { isUnavailable } from '../store/database/is-unavailable.ts';
import { resolveMove } from '../store/publishing/moves.ts';
import { cacheFor } from '../http/cache-control.ts';

const unavailable = 'The reader is not built. Run: npm run build\n';

/** Every page of the site: rendered, kept, or the empty shell that the browser fills. `tell` learns where pages are kept. */
export async function pagesRoutes(app: FastifyInstance, { tell }: { tell: (kept: Kept) => void }): Promise<void> {
  const built = await readBuilt();
  if (!built) {
    app.get('/*', (request, reply) =>
      pagePath(request.url).kind === 'none'
        ? reply.callNotFound()
        : reply.code(503).header('retry-after', '60').type('text/plain; charset=utf-8').send(unavailable),
    );
    return;
  }
  const shell = { style: built.css, script: built.boot };
  const headers = {
    ...pageHeaders,
    // A rendered page brings its own.
    'content-security-policy': contentSecurityPolicy(shell),
    ...(app.config.hsts && { 'strict-transport-security': app.config.hsts }),
  };
  const framed = contentSecurityPolicy({ ...shell, framed: true });
  const render = app.config.firstView ? await loadRender() : null;
  const rendered = render && (await openView(app, built, render));
  if (rendered) tell({ pages: rendered.kept, headers });

  app.get('/', (request, reply) => {
    const { cookie, 'accept-language': accepted } = request.headers;
    const language = chooseLanguage(app.newsroom.languages, cookie, accepted);
    return reply
      .header('cache-control', 'private, no-store')
      .header('vary', 'cookie, accept-language')
      .redirect(`/${language}`, 302);
  });

  // Pages write their own headers; what is none of them gets everybody's (`secureAnswers`).
  app.get('/*', { helmet: false }, async (request, reply) => {
    const asked = pagePath(request.url);
    if (asked.kind === 'none') return reply.callNotFound();
    if (asked.kind === 'moved') return reply.redirect(asked.to, 301);
    reply.headers(headers);
    if (/^\/desk\/[^/?]+\/frame(?:\?|$)/u.test(request.url)) reply.header('content-security-policy', framed);
    if (asked.kind === 'hidden') return sendShell(reply, built, app, { hidden: true });
    if (!rendered) return sendShell(reply, built, app, { hidden: false, language: asked.language });
    try {
      const origin = originOf(request);
      const unknown = await unknownIn(app, asked, rendered.kept.get(keyOf(origin, asked.path)) !== undefined);
      const page = await rendered.view(unknown ?? asked.path, origin, asked.keep, request.ip);
      if (unknown && 'html' in page) {
        const encoding = encodingOf(request.headers['accept-encoding']);
        return await sendPage(request, reply, await missingPage(page, asked.article!, encoding));
      }
      if ('redirect' in page) {
        const moved = asked.article && (await resolveMove(app.store.db, asked.article));
        if (moved) cacheFor(reply, 'moved', moved.ids);
        else reply.header('cache-control', 'public, max-age=0, s-maxage=10');
        return await reply.redirect(page.redirect, page.status);
      }
      if (page.status === 404 && asked.article && asked.language) {
        const other = await elsewhere(app, asked.article, asked.language);
        if (other) return await reply.header('cache-control', 'public, max-age=0, s-maxage=30').redirect(other, 302);
      }
      return await sendPage(request, reply, page);
    } catch (error) {
      // A page that cannot be printed may still be shown: the browser runs the same loaders and says what is wrong.
      if (isUnavailable(error)) request.log.warn(error);
      else request.log.error(error);
      reply.code(503).header('retry-after', '30');
      return sendShell(reply, built, app, { hidden: false, language: asked.language });
    }
  });
}

/** The address of the page that stands for all unknown ids of a language, where this is one of them. */
async function unknownIn(
  app: FastifyInstance,
  { article, language, keep }: Extract<PagePath, { kind: 'page' }>,
  isKept: boolean,
): Promise<string | null> {
  if (article === null || language === null || !keep || isKept || !app.newsroom.languages.includes(language))
    return null;
  try {
    return (await isAddress(app.store.db, article)) ? null : `/${language}/news/${nobodys}`;
  } catch {
    // A database that is away knows of no story that it is missing: the page says what is wrong.
    return null;
  }
}

/** A story's address under another language leads to its translation there. */
async function elsewhere(app: FastifyInstance, id: string, language: CachedPage['language']): Promise<string | null> {
  const found = (await addressOf(app.store.db, id)) ?? (await resolveMove(app.store.db, id));
  if (!found || found.language === language) return null;
  const translation = await translationOf(app.store.db, found.id, language);
  return translation && `/${language}/news/${translation}`;
}

function sendShell(
  reply: FastifyReply,
  built: Built,
  app: FastifyInstance,
  { hidden, language }: { hidden: boolean; language?: CachedPage['language'] | null },
): FastifyReply {
  const { newsroom } = app;
  const spoken = language && newsroom.languages.includes(language) ? language : newsroom.languages[0]!;
  if (hidden)
    reply.headers({
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    });
  else
    reply.header(
      'cache-control',
      reply.statusCode === 200 ? 'public, max-age=0, must-revalidate, s-maxage=60' : 'no-store',
    );
  return reply.send(renderShell(built, spoken, nameIn(newsroom, spoken), { hidden }));
}
