import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { ArticleAnswer } from '#contract/story.ts';
import type { Picture } from '#contract/text.ts';
import { serverTime } from '../runtime/clock.ts';
import { articleQueries } from '../story/story.queries.ts';
import { tickerQueries } from '../ticker/ticker.queries.ts';
import type { Wire } from '../wire/wire.ts';
import { WireError } from '../wire/wire-error.ts';
import { renditionFor } from './pictures/picture-cache.ts';
import { picturesOf } from './pictures/pictures-of.ts';
import { storedPacks, storePack } from './kept/ticker-pack.ts';

/** Stories of a pack at most: the ticker has twenty. */
const mostStories = 80;
const parallel = 3;
/** Stories that the server may fail to send; the others are taken along. */
const mostFailures = 5;

/** `bytes`: so far, as they are stored. */
export type Progress = { phase: 'texts' | 'pictures'; done: number; total: number; bytes: number };

/** The device has no room for the texts. */
export class StorageFull extends Error {}

type Options = {
  queryClient: QueryClient;
  wire: Wire;
  language: Language;
  signal: AbortSignal;
  pictures: boolean;
  /** Writes the texts to the device; false where there is no room for them. */
  persist: () => Promise<boolean>;
  onProgress?: (progress: Progress) => void;
};

/**
 * Stores the ticker's stories and those that editors linked to them: every text, then a picture of each. Rejects when cancelled, cut off, or
 * without room; where the server fails for a few, after the others have been taken along.
 */
export async function takeTicker({
  queryClient,
  wire,
  language,
  signal,
  pictures,
  persist,
  onProgress,
}: Options): Promise<void> {
  const { stories } = await unlessCancelled(signal, queryClient.fetchQuery(tickerQueries(wire).lines(language)));
  const ids = stories.filter(({ hasBody }) => hasBody).map(({ id }) => id);
  const answers: ArticleAnswer[] = [];
  let bytes = 0;
  const countTexts = (done: number) => onProgress?.({ phase: 'texts', done, total: ids.length, bytes });
  countTexts(0);
  const failures: { id: string; error: unknown }[] = [];
  await each(ids, { signal, onDone: countTexts }, async (id) => {
    const answer = await fetchArticle(id).catch((error: unknown) => {
      const isOne = error instanceof WireError && error.status >= 500 && failures.length < mostFailures;
      if (!isOne) throw error;
      failures.push({ id, error });
      return null;
    });
    if (answer) {
      answers.push(answer);
      bytes += new TextEncoder().encode(JSON.stringify(answer)).length;
      for (const link of answer.seeAlso)
        if (link.type === 'story' && link.story.hasBody && !ids.includes(link.story.id) && ids.length < mostStories)
          ids.push(link.story.id);
    }
  });
  if (!(await unlessCancelled(signal, persist()))) throw new StorageFull();
  const before = storedPacks().packs[language]?.ids ?? [];
  const stays = failures.map(({ id }) => id).filter((id) => before.includes(id));
  storePack(language, packOf(answers, bytes, stays));
  if (pictures) await takePictures();
  if (failures[0]) throw failures[0].error;

  async function takePictures(): Promise<void> {
    const sources = [...new Set(answers.flatMap(({ article }) => leadPicture(article)).map(renditionFor))];
    const countPictures = (done: number) => onProgress?.({ phase: 'pictures', done, total: sources.length, bytes });
    await each(sources, { signal, onDone: countPictures }, async (source) => {
      // Through the service worker, which stores it.
      const response = await wire.fetch(source, { signal });
      if (response.ok) bytes += (await response.blob()).size;
    });
    storePack(language, packOf(answers, bytes, stays));
  }

  /** Null for a story that has gone meanwhile. */
  async function fetchArticle(id: string): Promise<ArticleAnswer | null> {
    try {
      return await queryClient.fetchQuery(articleQueries(wire).byId(language, id));
    } catch (error) {
      if (error instanceof WireError && (error.kind === 'withdrawn' || error.kind === 'not-found')) return null;
      throw error;
    }
  }
}

/** `stays`: of the former pack, where the server failed. */
const packOf = (answers: readonly ArticleAnswer[], bytes: number, stays: readonly string[]) => ({
  ids: [...answers.map(({ article }) => article.id), ...stays],
  at: new Date(serverTime()).toISOString(),
  bytes,
});

const leadPicture = ({ picture, body }: ArticleAnswer['article']): Picture[] =>
  picture ? [picture] : picturesOf(body).slice(0, 1);

/** Works through a list that may grow meanwhile, a few at a time. */
async function each<T>(
  list: T[],
  { signal, onDone }: { signal: AbortSignal; onDone: (done: number) => void },
  work: (one: T) => Promise<void>,
): Promise<void> {
  let [next, done] = [0, 0];
  const lane = async (): Promise<void> => {
    while (next < list.length && !signal.aborted) {
      await work(list[next++]!);
      done += 1;
      if (!signal.aborted) onDone(done);
    }
  };
  await unlessCancelled(signal, Promise.all(Array.from({ length: parallel }, lane)));
}

/** Rejects at once when it is cancelled, however long the work hangs. */
async function unlessCancelled<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const result = await Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    }),
  ]);
  signal.throwIfAborted();
  return result;
}
