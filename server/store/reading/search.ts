import { type SQL, and, eq, sql } from 'drizzle-orm';
import { foldedWords, stem, withoutArticle } from '#words/fold.ts';
import type { Language } from '#contract/language.ts';
import type { SearchHit } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import { excerptOf, marksIn, type Wanted } from './excerpts.ts';
import { plainText } from '#words/block-text.ts';
import { type ReadContext, cardOf } from '../database/rows.ts';
import { stories } from '../database/schema.ts';
import { listed, newestFirst, olderThan, type Place } from './stories.ts';

const maxWords = 12;
const maxWordLength = 100;
const maxCount = 1000;

export type SearchParams = {
  q: string;
  section?: string | undefined;
  /** First and last day, `2026-11-24`, in the time zone. */
  from?: string | undefined;
  to?: string | undefined;
  timeZone: string;
  after?: Place | undefined;
  limit: number;
};
export type Found = { hits: SearchHit[]; more: boolean; count: { number: number; more: boolean } };

/** Listed stories that contain every word of the query, newest first. */
export async function search(
  db: Database,
  language: Language,
  params: SearchParams,
  context: ReadContext,
): Promise<Found> {
  const words = [...new Set(foldedWords(params.q))].filter((word) => word.length <= maxWordLength).slice(0, maxWords);
  if (words.length === 0) return { hits: [], more: false, count: { number: 0, more: false } };
  const { section, from, to, timeZone, after, limit } = params;
  const matching = and(
    listed(language),
    sql`${stories.search} @@ ${tsqueryOf(words)}::tsquery`,
    section ? eq(stories.section, section) : undefined,
    from ? sql`${stories.published} >= ${startOf(from, 0, timeZone)}` : undefined,
    to ? sql`${stories.published} < ${startOf(to, 1, timeZone)}` : undefined,
  );
  const [rows, counted] = await Promise.all([
    db
      .select({ article: stories.article })
      .from(stories)
      .where(and(matching, after && olderThan(after)))
      .orderBy(...newestFirst)
      .limit(limit + 1),
    db.$count(
      db
        .select({ id: stories.id })
        .from(stories)
        .where(matching)
        .limit(maxCount + 1)
        .as('counted'),
    ),
  ]);
  const wanted = wantedOf(words);
  const hits = rows.slice(0, limit).map(({ article }): SearchHit => {
    const story = cardOf(article!, context);
    const text = [article!.deck, plainText(article!.body)].filter(Boolean).join('\n');
    const { excerpt, marks } = excerptOf(text, wanted);
    return { story, headlineMarks: marksIn(story.headline, wanted), excerpt, excerptMarks: marks };
  });
  return {
    hits,
    more: rows.length > limit,
    count: { number: Math.min(counted, maxCount), more: counted > maxCount },
  };
}

const formsOf = (word: string): string[] => [...new Set([withoutArticle(word), stem(word)])];
const wantedOf = (words: readonly string[]): Wanted => new Set(words.flatMap(formsOf));

/** Each word matches as typed, without its article, or by its stem. Words contain letters and digits only. */
function tsqueryOf(words: readonly string[]): string {
  return words
    .map((word) =>
      formsOf(word)
        .map((form) => `'${form}'`)
        .join(' | '),
    )
    .map((forms) => `(${forms})`)
    .join(' & ');
}

/** Start, in a time zone, of the day `daysLater` days after a date. */
function startOf(date: string, daysLater: number, timeZone: string): SQL {
  return sql`((${date}::date + ${daysLater}::int)::timestamp at time zone ${timeZone})`;
}
