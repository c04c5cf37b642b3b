import { Worker } from 'node:worker_threads';
import { sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Term } from '#words/query.ts';
import type { Suggestion } from '#words/typing/did-you-mean.ts';
import type { Suggestions } from '#words/typing/suggestions.ts';
import { rowsOf } from '../database/rows.ts';
import type { Store } from '../database/store.ts';
import { within } from '../database/within.ts';
import { everyStory } from './frequencies.ts';
import type { WordAnswer, WordCommand, WordRequest } from './word-worker.ts';

/** Words read in one statement: the embedded database answers nobody else meanwhile. */
const readAtOnce = 5000;
/** The newest headlines are suggested. */
const mostHeadlines = 50_000;
/** Above this many words they are read anew at most once a minute, beside the requests. */
const smallVocabulary = 5000;
const refreshEvery = 60_000;
/** The longest that a reader waits for the first words of a process, in milliseconds. */
const longestWait = 3000;

export type WordsInMemory = {
  /** From words and headlines of a minute ago at most: what is gone since is for the caller to leave out. */
  suggest(language: Language, typed: string): Promise<Suggestions>;
  /** `known`: folded terms that find something, which are not questioned. */
  didYouMean(language: Language, asked: { typed: string; terms: Term[]; known: string[] }): Promise<Suggestion[]>;
  close(): Promise<void>;
};

type Snapshot = { version: string; at: number; size: number };

/** The words of the newsroom in a thread of their own, which is started by the first question. */
export function wordsInMemory(store: Store): WordsInMemory {
  const snapshots = new Map<Language, Snapshot>();
  const building = new Map<Language, Promise<void>>();
  let thread: { worker: Worker; pending: Map<number, PromiseWithResolvers<unknown>> } | undefined;
  let last = 0;

  function start(): NonNullable<typeof thread> {
    const worker = new Worker(new URL('./word-worker.ts', import.meta.url));
    const started = { worker, pending: new Map<number, PromiseWithResolvers<unknown>>() };
    worker.unref();
    worker.on('message', ({ id, answer }: WordAnswer) => {
      started.pending.get(id)?.resolve(answer);
      started.pending.delete(id);
    });
    const end = (error: Error): void => {
      for (const { reject } of started.pending.values()) reject(error);
      started.pending.clear();
      if (thread !== started) return;
      // The next question starts another.
      thread = undefined;
      snapshots.clear();
    };
    worker.on('error', end);
    worker.on('exit', () => end(new Error('The thread of the words has ended.')));
    return started;
  }

  function ask(command: WordCommand): Promise<unknown> {
    const { worker, pending } = (thread ??= start());
    last += 1;
    const answer = Promise.withResolvers<unknown>();
    pending.set(last, answer);
    worker.postMessage({ id: last, command } satisfies WordRequest);
    return answer.promise;
  }

  async function build(language: Language, version: string): Promise<void> {
    let size = 0;
    let after = { word: everyStory, spelling: everyStory };
    for (;;) {
      const words = await rowsOf<{ word: string; spelling: string; count: number }>(
        store.db,
        sql`select word, spelling, stories as count from vocabulary where language = ${language}
          and (word, spelling) > (${after.word}, ${after.spelling}) order by word, spelling limit ${readAtOnce}`,
      );
      size += words.length;
      void ask({ kind: 'add', language, words, headlines: [] });
      after = words.at(-1) ?? after;
      if (words.length < readAtOnce) break;
    }
    const headlines = await rowsOf<{ id: string; text: string }>(
      store.db,
      sql`select s.id, v.headline as text from stories s join versions v on v.seq = s.seq
        where s.language = ${language} and s.article is not null and not s.expired and s.twin_of is null
        order by s.published desc, s.id desc limit ${mostHeadlines}`,
    );
    void ask({ kind: 'add', language, words: [], headlines });
    await ask({ kind: 'build', language });
    snapshots.set(language, { version, at: Date.now(), size });
  }

  /** Resolves when there are words, and where they are few, the newest. */
  async function current(language: Language): Promise<void> {
    const [row] = await rowsOf<{ version: string }>(
      store.db,
      sql`select position || ' ' || coalesce(after, '-') as version from indexing`,
    );
    const version = row?.version ?? '';
    const known = snapshots.get(language);
    if (known?.version === version) return;
    const small = !known || known.size < smallVocabulary;
    if (known && !small && Date.now() - known.at < refreshEvery) return;
    let work = building.get(language);
    if (!work) {
      work = build(language, version).finally(() => building.delete(language));
      building.set(language, work);
      work.catch(() => {});
    }
    if (small) await within(longestWait, work);
  }

  return {
    async suggest(language, typed) {
      await current(language);
      return (await ask({ kind: 'suggest', language, typed })) as Suggestions;
    },
    async didYouMean(language, asked) {
      await current(language);
      return (await ask({ kind: 'mean', language, ...asked })) as Suggestion[];
    },
    close: async () => void (await thread?.worker.terminate()),
  };
}
