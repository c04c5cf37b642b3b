import type { QueryClient } from '@tanstack/react-query';
import { keptPictureCache, pictureCache } from '#contract/offline/service-worker.ts';
import type { ArticleAnswer } from '#contract/story.ts';
import { isDataSaved } from '../../runtime/data-saver.ts';
import { pause } from '../../runtime/pause.ts';
import { savedStories, subscribeSaved } from '../../saved/saved-stories.ts';
import { kindOf } from '../../wire/keys.ts';
import type { Wire } from '../../wire/wire.ts';
import { hashOf, openCache, renditionFor } from '../pictures/picture-cache.ts';
import { picturesOf } from '../pictures/pictures-of.ts';
import { isKept } from './kept-stories.ts';
import { storedPacks, subscribePacks } from './ticker-pack.ts';

type App = { queryClient: QueryClient; wire: Wire };

/** Pictures of one saved story, and of all together. */
const mostOfStory = 12;
const most = 400;
/** In a row: then there is no connection. */
const mostFailures = 3;
/** Ms in which changes are gathered. */
const gathering = 2000;

/** Keeps the pictures of what the reader keeps, also those that were not scrolled to, as long as the text. Returns a function that stops. */
export function keepPictures(app: App): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let running = false;
  let again = true;
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    while (again && !signal.aborted) {
      again = false;
      await pause(gathering, signal);
      // No connection, or no room: the next change or visit tries again.
      if (!signal.aborted) await fill(app, signal).catch(() => undefined);
    }
    running = false;
  };
  const change = (): void => {
    again = true;
    void run();
  };
  const unsubscribe = app.queryClient.getQueryCache().subscribe((event) => {
    const { queryKey } = event.query;
    const isNew = event.type === 'updated' && event.action.type === 'success';
    if (isNew && kindOf(queryKey) === 'article' && isKept(queryKey[2])) change();
  });
  const stops = [unsubscribe, subscribeSaved(change), subscribePacks(change)];
  void run();
  return () => {
    controller.abort();
    for (const stop of stops) stop();
  };
}

async function fill({ queryClient, wire }: App, signal: AbortSignal): Promise<void> {
  const cache = await openCache(keptPictureCache);
  if (!cache) return;
  const answers = queryClient
    .getQueryCache()
    .findAll({
      predicate: ({ queryKey, state }) =>
        kindOf(queryKey) === 'article' && isKept(queryKey[2]) && state.data !== undefined,
    })
    .map(({ state }) => state.data as ArticleAnswer);
  const saved = savedStories().map(({ story }) => story.id);
  const pictures = answers.flatMap(({ article }) =>
    picturesOf(article).slice(0, saved.includes(article.id) ? mostOfStory : 1),
  );
  const wanted = new Map(pictures.slice(0, most).map((picture) => [hashOf(picture.src), renditionFor(picture)]));
  const there = await cache.keys();
  const known = new Set(answers.map(({ article }) => article.id));
  const ids = [...saved, ...Object.values(storedPacks().packs).flatMap((pack) => pack.ids)];
  // Of a story whose text is not here, or not yet, nobody knows the pictures.
  const isComplete = ids.every((id) => known.has(id));
  for (const request of there)
    if ((isComplete || there.length > most) && !wanted.has(hashOf(request.url))) await cache.delete(request);
  const has = new Set(there.map(({ url }) => hashOf(url)));
  const ordinary = await openCache(pictureCache);
  let failed = 0;
  for (const [hash, source] of wanted) {
    if (signal.aborted || failed === mostFailures) return;
    if (has.has(hash)) continue;
    const stored = await ordinary?.match(source);
    if (!stored && isDataSaved()) continue;
    // One that does not come holds up no other.
    const response = stored ?? (await wire.fetch(source, { signal }).catch(() => undefined));
    failed = response ? 0 : failed + 1;
    if (response?.ok && response.headers.get('content-type')?.startsWith('image/')) await cache.put(source, response);
  }
}
