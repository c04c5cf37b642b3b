import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { newsroom as publicNewsroom } from '#contract/newsroom.ts';
import { articleAddress } from '../routes/reader/article.ts';
import { watchChanges } from '../store/publishing/changes.ts';
import { isWithdrawnInPlace } from '../store/publishing/moves.ts';
import { apiFetch } from './api-fetch.ts';
import type { Built } from './built.ts';
import { contentSecurityPolicy } from '../http/csp.ts';
import type { Render, RenderedPage } from './entry.ts';
import { jsonForScript } from '../http/html.ts';
import { articleJsonLd, frontJsonLd } from './json-ld.ts';
import { type CachedPage, type PageCache, createPageCache } from '../cache/cached-pages.ts';
import { nobodys } from './missing-page.ts';
import { storyIdsIn } from '../cache/story-ids-in.ts';
import { renderDocument } from './document.ts';
import { keyOf } from './serve-cached.ts';

export type Viewed = CachedPage | { redirect: string; status: number };

/** Renders pages, keeps them, and drops them when what they show has changed. */
export async function openView(
  app: FastifyInstance,
  built: Built,
  render: Render,
): Promise<{
  /** `address` is the reader's, for whom it is rendered. */
  view(path: string, origin: string, keep: boolean, address?: string): Promise<Viewed>;
  kept: PageCache;
}> {
  const kept = createPageCache();
  // A page carries the public part of the newsroom file only.
  const newsroom = publicNewsroom.parse(app.newsroom);
  const rendering = new Map<string, { mark: number; page: Promise<Viewed> }>();
  app.addHook('onClose', await watchChanges(app.store, kept.changed, kept.forget));
  app.answers.onWithdraw(kept.withdraw);

  async function make(
    path: string,
    origin: string,
    key: string,
    { keep, mark, address }: { keep: boolean; mark: number; address: string },
  ): Promise<Viewed> {
    const id = /^\/[a-z]+\/news\/([a-z0-9]{8,12})$/u.exec(path)?.[1];
    let stale = false;
    const fetch = apiFetch(app, address, () => (stale = true));
    const page = await render({ path, origin, newsroom, fetch });
    if (page.kind === 'redirect') return { redirect: page.location, status: page.status };
    // Undefined when something has already changed again: such a page is answered, not kept.
    const group = page.answer ? app.answers.groupOf(articleAddress(page.answer.article)) : null;
    const made = finish(page, { path, origin, id, group: group ?? null });
    // Better an hour old than not at all, while the database is away.
    const old = made.status === 503 && keep ? kept.getStale(key) : undefined;
    if (old) return { ...old, stale: true };
    if (stale && made.status < 500) return { ...made, stale };
    if (keep && !stale && group !== undefined && (await lasts(made, id))) kept.keep(key, made, mark);
    return made;
  }

  /** What changes at the new address of a withdrawn story says nothing of its old ones. */
  async function lasts({ status }: CachedPage, id: string | undefined): Promise<boolean> {
    if (id === nobodys) return status === 404;
    if (status !== 410 || id === undefined) return status === 200;
    return isWithdrawnInPlace(app.store.db, id).catch(() => false);
  }

  function finish(
    page: RenderedPage,
    { path, origin, id, group }: { path: string; origin: string; id: string | undefined; group: string | null },
  ): CachedPage {
    const { answer, language, status } = page;
    const list = id === undefined || id === nobodys;
    const context = { newsroom: app.newsroom, origin };
    const front = path === `/${language}`;
    const jsonLd = answer
      ? articleJsonLd(answer, context)
      : front && status === 200
        ? frontJsonLd(language, context)
        : [];
    const state = jsonForScript(page.state);
    const { html, style } = renderDocument(built, page, state, origin, jsonLd);
    const bytes = Buffer.from(html);
    const names = storyIdsIn(page.html, state);
    if (id) names.add(id);
    return {
      status,
      language,
      list,
      group,
      names,
      keys: [...(list ? [`list-${language}`] : []), ...names].join(' '),
      etag: `W/"${createHash('sha1').update(bytes).digest('base64url')}"`,
      policy: contentSecurityPolicy({ style, script: built.boot }),
      html: bytes,
      making: new Map(),
      ready: new Map(),
      readers: 0,
      // As old as what it says.
      madeAt: (answer && app.answers.madeAt(articleAddress(answer.article))) ?? Date.now(),
    };
  }

  return {
    kept,
    view(path, origin, keep, address = '127.0.0.1') {
      const key = keyOf(origin, path);
      const known = keep ? kept.get(key) : undefined;
      if (known && app.store.available()) return Promise.resolve(known);
      // Many readers of one cold page are one rendering, as long as nothing has changed since it began.
      const mark = kept.mark();
      const running = rendering.get(key);
      if (running?.mark === mark) return running.page;
      const page = make(path, origin, key, { keep, mark, address }).finally(() => {
        if (rendering.get(key)?.page === page) rendering.delete(key);
      });
      rendering.set(key, { mark, page });
      return page;
    },
  };
}
