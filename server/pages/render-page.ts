import type { FastifyInstance } from 'fastify';
import { newsroom as publicNewsroom } from '#contract/newsroom.ts';
import type { CachedAnswer } from '../cache/cached-answers.ts';
import { type CachedPage, createPageCache } from '../cache/cached-pages.ts';
import { compressible } from '../cache/compressible.ts';
import { createSingleFlight } from '../cache/single-flight.ts';
import { storyIdsIn } from '../cache/story-ids-in.ts';
import { weakTag } from '../http/caching/entity-tag.ts';
import { jsonForScript } from '../http/html.ts';
import { isWithdrawnInPlace } from '../store/publishing/moves.ts';
import { apiFetch } from './api-fetch.ts';
import type { Built } from './built.ts';
import { renderDocument } from './document.ts';
import type { Render, RenderedPage } from './entry.ts';
import { articleJsonLd, frontJsonLd } from './json-ld.ts';
import { placeholderId } from './missing-page.ts';
import { articleIdIn } from '../http/article-id.ts';
import type { CacheableRequest, ServedPages } from './serve-cached.ts';

export type PageResult = CachedPage | { redirect: string; status: number };

type PageRequest = CacheableRequest & { cacheable: boolean };

export type PageRenderer = Pick<ServedPages, 'cached' | 'stale'> & {
  page(request: PageRequest): Promise<PageResult>;
};

/** How many pages are made again at a time: those that readers wait for come first. */
const mostRenewed = 2;

/** It holds absolute addresses, and so depends on the origin. */
const pageKey = ({ origin, path, savesData }: CacheableRequest): string =>
  savesData ? `${origin} ${path} less` : `${origin} ${path}`;

/** Renders pages and caches them until a change affects what they show. */
export function createPageRenderer(app: FastifyInstance, built: Built, render: Render): PageRenderer {
  const cache = createPageCache(app.invalidation);
  const singleFlight = createSingleFlight<PageResult>(app.invalidation.generation);
  // A page carries the public part of the newsroom file only.
  let newsroom = publicNewsroom.parse(app.newsroom);
  const currentNewsroom = () => {
    if (app.newsroom.pages !== newsroom.pages) newsroom = { ...newsroom, pages: app.newsroom.pages };
    return newsroom;
  };

  async function renderPage(
    { path, origin, cacheable, savesData = false, address = '127.0.0.1' }: PageRequest,
    generation: number,
  ): Promise<PageResult> {
    const begun = performance.now();
    const id = articleIdIn(path);
    const answers: CachedAnswer[] = [];
    const fetch = apiFetch(app, address, (answer) => answers.push(answer));
    const rendered = await render({ path, origin, newsroom: currentNewsroom(), fetch });
    if (rendered.kind === 'redirect') return { redirect: rendered.location, status: rendered.status };
    // The page of an article requests one article only.
    const article = rendered.answer ? answers.find(({ kind }) => kind === 'article') : undefined;
    const page = finish(rendered, { path, origin, id, article, savesData });
    app.meter.rendered((performance.now() - begun) / 1000);
    const key = pageKey({ origin, path, savesData });
    // While the database is away, an hour old is better than nothing.
    const old = page.status === 503 && cacheable ? cache.getStale(key) : undefined;
    const stale = old !== undefined || answers.some((answer) => answer.stale);
    app.meter.answers.pages[stale ? 'stale' : 'made'] += 1;
    if (old) return { ...old, stale: true };
    if (stale && page.status < 500) return { ...page, stale };
    if (cacheable && !stale && (await isLasting(page, id))) cache.set(key, page, generation);
    return page;
  }

  /** Whether changes would invalidate the page: a story's old address is not invalidated by changes at its new one. */
  async function isLasting({ status }: CachedPage, id: string | null): Promise<boolean> {
    if (id === placeholderId) return status === 404;
    if (status !== 410 || id === null) return status === 200;
    return isWithdrawnInPlace(app.store.db, id).catch(() => false);
  }

  function finish(
    page: RenderedPage,
    {
      path,
      origin,
      id,
      article,
      savesData,
    }: {
      path: string;
      origin: string;
      id: string | null;
      article?: CachedAnswer | undefined;
      savesData: boolean;
    },
  ): CachedPage {
    const { answer, language, status } = page;
    const list = id === null || id === placeholderId;
    const context = { newsroom: app.newsroom, origin };
    const front = path === `/${language}`;
    const jsonLd = answer
      ? articleJsonLd(answer, context)
      : front && status === 200
        ? frontJsonLd(language, context)
        : [];
    const state = jsonForScript(page.state);
    const bytes = Buffer.from(
      renderDocument(built, page, { state, origin, jsonLd, vitalsSample: app.config.vitalsSample, savesData }),
    );
    const storyIds = storyIdsIn(page.html, state);
    if (id) storyIds.add(id);
    return {
      status,
      language,
      list,
      group: article?.group ?? null,
      storyIds,
      surrogateKeys: [...(list ? [`list-${language}`] : []), ...storyIds].join(' '),
      etag: weakTag(bytes),
      body: compressible(bytes),
      // An article's page is as old as the answer that it shows.
      madeAt: article?.madeAt ?? Date.now(),
    };
  }

  const renewing = new Set<string>();
  const renew = (key: string, request: PageRequest): void => {
    if (renewing.has(key) || renewing.size >= mostRenewed) return;
    renewing.add(key);
    singleFlight(key, (generation) => renderPage(request, generation))
      .result.catch((error: unknown) => app.log.warn(error))
      .finally(() => renewing.delete(key));
  };
  /** One that is due is returned, and made again. */
  const cached = (request: CacheableRequest): CachedPage | undefined => {
    const key = pageKey(request);
    const page = cache.get(key);
    if (page) return page;
    const due = cache.getDue(key);
    if (due) renew(key, { ...request, cacheable: true });
    return due;
  };

  return {
    cached,
    stale: (request) => cache.getStale(pageKey(request)),
    page(request) {
      const known = request.cacheable && app.store.available() ? cached(request) : undefined;
      if (known) {
        app.meter.answers.pages.cached += 1;
        return Promise.resolve(known);
      }
      return singleFlight(pageKey(request), (generation) => renderPage(request, generation)).result;
    },
  };
}
