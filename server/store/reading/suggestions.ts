import { sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { SuggestionsAnswer } from '#contract/search.ts';
import { foldedWords } from '#words/fold.ts';
import { loadKeys } from '#words/keys.ts';
import { parseQuery, type Query } from '#words/query.ts';
import { loadRightWords } from '#words/typing/right-words.ts';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import { frequenciesOf, textArray } from '../searching/frequencies.ts';
import type { WordsInMemory } from '../searching/words-in-memory.ts';
import type { SearchParams } from './search.ts';
import { anyQuery, strongQuery, unitsOf } from './search-query.ts';
import { hasMatch } from './search-rows.ts';

/** What a reader may be about to ask. The words in memory may be a minute old: only what listed stories still say is suggested. */
export async function suggestionsFor(
  db: Database,
  words: WordsInMemory,
  language: Language,
  typed: string,
): Promise<SuggestionsAnswer> {
  const found = await words.suggest(language, typed);
  const last = found.words.map((text) => formsOf(foldedWords(text).at(-1) ?? ''));
  const keysOf = await loadKeys(language);
  const [said, headlines, answered] = await Promise.all([
    rowsOf<{ word: string }>(
      db,
      sql`select distinct word from vocabulary where language = ${language} and word = any(${textArray(last.flat())})`,
    ),
    rowsOf<{ id: string; headline: string }>(
      db,
      sql`select s.id, v.headline from stories s join versions v on v.seq = s.seq
        where s.id = any(${textArray(found.headlines.map(({ id }) => id))}) and s.language = ${language}
          and s.article is not null and not s.expired and s.twin_of is null`,
    ),
    Promise.all(
      found.words.map(async (text) => {
        const units = unitsOf(parseQuery(text, language), keysOf);
        // One word is known to be said somewhere; several may never be said together.
        return (
          found.together || units.length < 2 || hasMatch(db, strongQuery(units, {}), { language, timeZone: 'UTC' })
        );
      }),
    ),
  ]);
  const known = new Set(said.map(({ word }) => word));
  const byId = new Map(headlines.map(({ id, headline }) => [id, headline]));
  return {
    words: found.words.filter((_, at) => answered[at] && last[at]!.some((form) => known.has(form))),
    headlines: found.headlines.flatMap(({ id }) => {
      const headline = byId.get(id);
      return headline === undefined ? [] : [{ id, headline, language }];
    }),
  };
}

/** The word, and without the article that a suggestion may add, and what is written together with it. */
const formsOf = (word: string): string[] => [word, word.replace(/^[وفبك]?ال/u, '')];

/** What a question without answer may have meant: at most three, each of which finds something. Words that find stories are not questioned. */
export async function meantBy(
  db: Database,
  words: WordsInMemory,
  query: Query,
  params: SearchParams,
): Promise<string[]> {
  const { language, q } = params;
  if (query.terms.length === 0) return [];
  const [keysOf, isRight] = await Promise.all([loadKeys(language), loadRightWords(language)]);
  const keys = query.terms.map(({ written }) => keysOf(written));
  const { frequency } = await frequenciesOf(
    db,
    language,
    keys.map(({ strong }) => strong),
  );
  const known = query.terms
    .filter(({ folded }, at) => frequency(keys[at]!.strong) > 0 || isRight(folded, keys[at]!))
    .map(({ folded }) => folded);
  const meant = await words.didYouMean(language, { typed: q, terms: query.terms, known });
  const answered = await Promise.all(
    meant.map(async ({ text }) => {
      const units = unitsOf(parseQuery(text, language), keysOf);
      return units.length > 0 && (await hasMatch(db, anyQuery(units, params), params));
    }),
  );
  return meant.filter((_, at) => answered[at]).map(({ text }) => text);
}
