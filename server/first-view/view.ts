import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { addressOf } from '../store/addresses.ts';
import { watchChanges } from '../store/changes.ts';
import { movedTo } from '../store/moves.ts';
import { apiFetch, rememberTicker } from './api-fetch.ts';
import type { Built } from './built.ts';
import type { Render, RenderedPage } from './entry.ts';
import { jsonForScript } from './html.ts';
import { articleJsonLd, frontJsonLd } from './json-ld.ts';
import { type KeptPage, type KeptPages, keepPages } from './kept-pages.ts';
import { namesIn } from './names.ts';
import { printPage } from './print.ts';
import { keyOf } from './serve-kept.ts';

export type Viewed = KeptPage | { redirect: string; status: number };

/** Renders pages, keeps them, and drops them when what they show has changed. */
export async function openView(
  app: FastifyInstance,
  built: Built,
  render: Render,
): Promise<{
  view(path: string, origin: string, keep: boolean): Promise<Viewed>;
  kept: KeptPages;
}> {
  const kept = keepPages();
  const ticker = rememberTicker(apiFetch(app));
  const rendering = new Map<string, Promise<Viewed>>();
  const stop = await watchChanges(app.store, (change) => {
    ticker.forget();
    kept.changed(change);
    // Who asks from now on does not wait for a rendering that may have read before the change.
    rendering.clear();
  });
  app.addHook('onClose', stop);

  async function make(path: string, origin: string, key: string, keep: boolean): Promise<Viewed> {
    const mark = kept.mark();
    const id = /^\/[a-z]+\/news\/([a-z0-9]{8,12})$/u.exec(path)?.[1];
    // Together, so that the database is asked for both in one breath.
    const [page, address] = await Promise.all([
      render({ path, origin, newsroom: app.newsroom, fetch: ticker.fetch }),
      // A page of which this is not known is answered, not kept.
      id === undefined ? null : addressOf(app.store.db, id).catch(() => undefined),
    ]);
    if (page.kind === 'redirect') return { redirect: page.location, status: page.status };
    const made = finish(page, { path, origin, id, group: address?.group ?? null });
    if (keep && address !== undefined && (await lasts(made, id))) kept.keep(key, made, mark);
    return made;
  }

  /** What changes at the new address of a withdrawn story says nothing of its old ones. */
  async function lasts({ status }: KeptPage, id: string | undefined): Promise<boolean> {
    if (status !== 410 || id === undefined) return status === 200;
    return (await movedTo(app.store.db, id).catch(() => undefined)) === null;
  }

  function finish(
    page: RenderedPage,
    { path, origin, id, group }: { path: string; origin: string; id: string | undefined; group: string | null },
  ): KeptPage {
    const { answer, language, status } = page;
    const context = { newsroom: app.newsroom, origin };
    const front = path === `/${language}`;
    const jsonLd = answer
      ? articleJsonLd(answer, context)
      : front && status === 200
        ? frontJsonLd(language, context)
        : [];
    const state = jsonForScript(page.state);
    const html = printPage(built, page, state, origin, jsonLd);
    const names = namesIn(page.html, state);
    if (id) names.add(id);
    return {
      status,
      language,
      list: id === undefined,
      group,
      names,
      keys: [...(id === undefined ? [`list-${language}`] : []), ...names].join(' '),
      etag: `W/"${createHash('sha1').update(html).digest('base64url')}"`,
      html: Buffer.from(html),
      making: new Map(),
      ready: new Map(),
      readers: 0,
      madeAt: Date.now(),
    };
  }

  return {
    kept,
    view(path, origin, keep) {
      const key = keyOf(origin, path);
      const known = keep ? kept.get(key) : undefined;
      if (known) return Promise.resolve(known);
      // Many readers of one cold page are one rendering.
      const running = rendering.get(key);
      if (running) return running;
      const begun = make(path, origin, key, keep).finally(() => {
        if (rendering.get(key) === begun) rendering.delete(key);
      });
      rendering.set(key, begun);
      return begun;
    },
  };
}
