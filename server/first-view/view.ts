import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { addressOf } from '../store/addresses.ts';
import { watchChanges } from '../store/changes.ts';
import { apiFetch, rememberTicker } from './api-fetch.ts';
import type { Built } from './built.ts';
import type { Render, RenderedPage } from './entry.ts';
import { jsonForScript } from './html.ts';
import { articleJsonLd, frontJsonLd } from './json-ld.ts';
import { type KeptPage, type KeptPages, keepPages } from './kept-pages.ts';
import { namesIn } from './names.ts';
import { printPage } from './print.ts';

export type Viewed = KeptPage | { redirect: string; status: number };

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** After this many readers a page is worth the hardest compression, a tenth smaller for a tenth of a second in the thread pool. */
const asked = 20;

/** Compressed in the thread pool, once per kept page and encoding. */
export function compressed(page: KeptPage, encoding: 'br' | 'gzip'): Promise<Buffer> {
  let bytes = page.compressed.get(encoding);
  if (!bytes) {
    bytes = encoding === 'br' ? brotliOf(page.html, 5) : zip(page.html, { level: 6 });
    page.compressed.set(encoding, bytes);
  }
  page.readers += 1;
  if (page.readers === asked)
    void brotliOf(page.html, 11).then((harder) => page.compressed.set('br', Promise.resolve(harder)));
  return bytes;
}

function brotliOf(html: Buffer, quality: number): Promise<Buffer> {
  return brotli(html, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: html.length },
  });
}

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
  });
  app.addHook('onClose', stop);

  async function make(path: string, origin: string, key: string, keep: boolean): Promise<Viewed> {
    const mark = kept.mark();
    const page = await render({ path, origin, newsroom: app.newsroom, fetch: ticker.fetch });
    if (page.kind === 'redirect') return { redirect: page.location, status: page.status };
    const made = await finish(page, path, origin);
    if (keep && (made.status === 200 || made.status === 410)) kept.keep(key, made, mark);
    return made;
  }

  async function finish(page: RenderedPage, path: string, origin: string): Promise<KeptPage> {
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
    const id = /^\/[a-z]+\/news\/([a-z0-9]{8,12})$/u.exec(path)?.[1];
    const names = namesIn(page.html, state);
    if (id) names.add(id);
    return {
      status,
      language,
      list: id === undefined,
      group: answer ? ((await addressOf(app.store.db, answer.article.id))?.group ?? null) : null,
      names,
      keys: [...(id === undefined ? [`list-${language}`] : []), ...names].join(' '),
      etag: `W/"${createHash('sha1').update(html).digest('base64url')}"`,
      html: Buffer.from(html),
      compressed: new Map(),
      readers: 0,
      madeAt: Date.now(),
    };
  }

  return {
    kept,
    view(path, origin, keep) {
      const key = `${origin} ${path}`;
      const known = keep ? kept.get(key) : undefined;
      if (known) return Promise.resolve(known);
      // Many readers of one cold page are one rendering.
      let running = rendering.get(key);
      if (!running) {
        running = make(path, origin, key, keep).finally(() => rendering.delete(key));
        rendering.set(key, running);
      }
      return running;
    },
  };
}
