import { type SQL, and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { foldedWords, stem, withoutArticle } from '#words/fold.ts';
import type { Language } from '#contract/language.ts';
import type { SearchHit } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import { excerptOf, marksIn, type Wanted } from './excerpts.ts';
import { plainText } from '#words/block-text.ts';
import { type ReadContext, cardOf } from '../database/rows.ts';
import { stories } from '../database/schema.ts';

const mostWords = 12;
const longestWord = 100;
const mostCounted = 1000;

export type SearchParams = {
  q: string;
  section?: string | undefined;
  /** First and last day, `2026-11-24`, in the time zone. */
  from?: string | undefined;
  to?: string | undefined;
  timeZone: string;
  after?: { published: Date; id: string } | undefined;
  limit: number;
};
export type Found = { hits: SearchHit[]; more: boolean; count: { number: number; more: boolean } };

/** Listed stories that hold every word of a question, newest first. */
export async function search(
  db: Database,
  language: Language,
  params: SearchParams,
  context: ReadContext,
): Promise<Found> {
  const words = [...new Set(foldedWords(params.q))].filter((word) => word.length <= longestWord).slice(0, mostWords);
  if (words.length === 0) return { hits: [], more: false, count: { number: 0, more: false } };
  const { section, from, to, timeZone, after, limit } = params;
  const matching = and(
    eq(stories.language, language),
    isNotNull(stories.article),
    eq(stories.expired, false),
    isNull(stories.twinOf),
    sql`${stories.search} @@ ${questionOf(words)}::tsquery`,
    section ? eq(stories.section, section) : undefined,
    from ? sql`${stories.published} >= ${startOf(from, 0, timeZone)}` : undefined,
    to ? sql`${stories.published} < ${startOf(to, 1, timeZone)}` : undefined,
  );
  const place =
    after && sql`(${stories.published}, ${stories.id}) < (${after.published.toISOString()}::timestamptz, ${after.id})`;
  const [rows, counted] = await Promise.all([
    db
      .select({ article: stories.article })
      .from(stories)
      .where(and(matching, place))
      .orderBy(sql`${stories.published} DESC`, sql`${stories.id} DESC`)
      .limit(limit + 1),
    db.$count(
      db
        .select({ id: stories.id })
        .from(stories)
        .where(matching)
        .limit(mostCounted + 1)
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
    count: { number: Math.min(counted, mostCounted), more: counted > mostCounted },
  };
}

const formsOf = (word: string): string[] => [...new Set([withoutArticle(word), stem(word)])];
const wantedOf = (words: readonly string[]): Wanted => new Set(words.flatMap(formsOf));

/** A word is there as it was typed (article aside), or as another form of the same stem. Letters and digits only. */
function questionOf(words: readonly string[]): string {
  return words
    .map((word) =>
      formsOf(word)
        .map((form) => `'${form}'`)
        .join(' | '),
    )
    .map((forms) => `(${forms})`)
    .join(' & ');
}

/** The moment at which a day (or the one `later` days after it) begins in a time zone. */
function startOf(date: string, later: number, timeZone: string): SQL {
  return sql`((${date}::date + ${later}::int)::timestamp at time zone ${timeZone})`;
}
