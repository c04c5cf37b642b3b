import { desc, gte } from 'drizzle-orm';
import type { UnansweredAnswer } from '#contract/desk.ts';
import type { Language } from '#contract/language.ts';
import { loadKeys } from '#words/keys.ts';
import { parseQuery } from '#words/query.ts';
import type { Database } from '../database/database.ts';
import { unansweredSearches } from '../database/schema.ts';
import { anyQuery, unitsOf } from './search-query.ts';
import { hasMatch } from './search-rows.ts';

/** What was asked more rarely may say more about the reader than about the news. */
const fewestTimes = 3;
const most = 50;

/** The most frequent questions that found nothing and still would not. */
export async function unansweredNow(db: Database): Promise<UnansweredAnswer['searches']> {
  const { times, lastDay } = unansweredSearches;
  const rows = await db
    .select()
    .from(unansweredSearches)
    .where(gte(times, fewestTimes))
    .orderBy(desc(times), desc(lastDay))
    .limit(most);
  const answered = await Promise.all(rows.map(({ language, typed }) => isAnswered(db, language as Language, typed)));
  return rows
    .filter((_, at) => !answered[at])
    .map((row) => ({ language: row.language as Language, text: row.typed, times: row.times, lastDay: row.lastDay }));
}

async function isAnswered(db: Database, language: Language, typed: string): Promise<boolean> {
  const units = unitsOf(parseQuery(typed, language), await loadKeys(language));
  return units.length > 0 && hasMatch(db, anyQuery(units, {}), { language, timeZone: 'UTC' });
}
