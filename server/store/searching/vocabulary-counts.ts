import { setImmediate } from 'node:timers/promises';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Article } from '#contract/story.ts';
import { loadKeys } from '#words/keys.ts';
import type { Database } from '../database/database.ts';
import { countedWords, stories } from '../database/schema.ts';
import { everyStory, textArray } from './frequencies.ts';
import { spellingsOf, wordOf } from './vocabulary-words.ts';

// One writer at a time: counts of the same words would wait for each other in any order. Taken last in a transaction that locks stories.
const vocabularyLock = 6_240_818;

const lockVocabulary = (tx: Database) => tx.execute(sql`select pg_advisory_xact_lock(${vocabularyLock})`);

type Counted = typeof countedWords.$inferSelect;

/** Changes of counts by language and spelling. */
class Deltas {
  readonly #byLanguage = new Map<string, Map<string, number>>();

  add(language: string, spellings: readonly string[], by: 1 | -1): void {
    let counts = this.#byLanguage.get(language);
    if (!counts) this.#byLanguage.set(language, (counts = new Map()));
    for (const spelling of [everyStory, ...spellings]) counts.set(spelling, (counts.get(spelling) ?? 0) + by);
  }

  async write(tx: Database): Promise<void> {
    for (const [language, counts] of this.#byLanguage) {
      const keysOf = await loadKeys(language);
      const rows = Array.from(counts, ([spelling, by]) => ({
        word: wordOf(spelling),
        spelling,
        key: spelling === everyStory ? everyStory : keysOf(spelling).strong,
        by,
      }));
      await tx.execute(sql`
        insert into vocabulary (language, word, spelling, key, stories)
        select ${language}, word, spelling, key, by from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r(word text, spelling text, key text, by int)
        on conflict (language, word, spelling) do update
          set stories = vocabulary.stories + excluded.stories, key = excluded.key
          where excluded.stories <> 0 or vocabulary.key <> excluded.key`);
      const lost = rows.filter(({ by }) => by <= 0).map(({ word }) => word);
      if (lost.length > 0)
        await tx.execute(
          sql`delete from vocabulary where language = ${language} and word = any(${textArray(lost)}) and stories <= 0`,
        );
    }
  }
}

/** Subtracts the words of a story that is withdrawn: what only it said is suggested to nobody. The last step before the changes are written. */
export async function uncountWords(tx: Database, id: string): Promise<void> {
  await lockVocabulary(tx);
  const [counted] = await tx.delete(countedWords).where(eq(countedWords.storyId, id)).returning();
  if (!counted) return;
  const deltas = new Deltas();
  deltas.add(counted.language, counted.spellings, -1);
  await deltas.write(tx);
}

/** Counts the words of some stories as they are now; of those that are on no list, none. */
export async function countWords(tx: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await lockVocabulary(tx);
  const before = await tx
    .select()
    .from(countedWords)
    .where(inArray(countedWords.storyId, [...ids]));
  const now = await tx
    .select({ id: stories.id, revision: stories.revision, article: stories.article })
    .from(stories)
    .where(and(inArray(stories.id, [...ids]), sql`article is not null and not expired and twin_of is null`));
  const counted: Counted[] = [];
  for (const { id, revision, article } of now) {
    const { language } = article as Article;
    counted.push({ storyId: id, language: language as Language, revision, spellings: spellingsOf(article as Article) });
    // Readers come between any two stories.
    await setImmediate();
  }
  const deltas = new Deltas();
  for (const { language, spellings } of before) deltas.add(language, spellings, -1);
  for (const { language, spellings } of counted) deltas.add(language, spellings, 1);
  await deltas.write(tx);
  await tx.delete(countedWords).where(inArray(countedWords.storyId, [...ids]));
  if (counted.length > 0) await tx.insert(countedWords).values(counted);
}
