import { sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';

export type Frequencies = {
  /** Listed stories of the language. */
  stories: number;
  /** In about how many of them a strong key stands. */
  frequency(key: string): number;
};

/** The row that counts stories: every story has this word once. */
export const everyStory = '';

/** A list as a parameter: the drivers write arrays in different ways. */
export const textArray = (list: readonly string[]) =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(list)}::jsonb))`;

/** How often some strong keys are used in a language. A story with two forms of a word is counted twice: near enough for rarity. */
export async function frequenciesOf(db: Database, language: string, keys: readonly string[]): Promise<Frequencies> {
  const rows = await rowsOf<{ key: string; stories: string | number }>(
    db,
    sql`select key, sum(stories) as stories from vocabulary
      where language = ${language} and key = any(${textArray([everyStory, ...keys])}) group by key`,
  );
  const counts = new Map(rows.map(({ key, stories }) => [key, Number(stories)]));
  return { stories: counts.get(everyStory) ?? 0, frequency: (key) => counts.get(key) ?? 0 };
}

type Cached = { at: number; state: string | null; stories: number; counts: Map<string, number> };
const cache = new WeakMap<Database, Map<string, Cached>>();
const cachedFor = 5 * 60_000;
const mostCached = 200_000;
/** Below, every story changes what is rare. */
const largeArchive = 2000;

/**
 * The same. `state` tells what of the vocabulary has been counted: while it is the same, so are the frequencies. Up to five minutes old in a large archive, where rarity changes slowly.
 */
export async function cachedFrequencies(
  db: Database,
  language: string,
  keys: Iterable<string>,
  state: string | null,
): Promise<Frequencies> {
  let languages = cache.get(db);
  if (!languages) cache.set(db, (languages = new Map()));
  const now = Date.now();
  let cached = languages.get(language);
  const fresh =
    cached &&
    cached.counts.size < mostCached &&
    (cached.stories >= largeArchive ? now - cached.at < cachedFor : state !== null && cached.state === state);
  if (!cached || !fresh) languages.set(language, (cached = { at: now, state, stories: 0, counts: new Map() }));
  const { counts } = cached;
  const missing = new Set<string>();
  for (const key of keys) if (!counts.has(key)) missing.add(key);
  if (missing.size > 0 || cached.stories === 0) {
    const { stories, frequency } = await frequenciesOf(db, language, [...missing]);
    cached.stories = stories;
    for (const key of missing) counts.set(key, frequency(key));
  }
  const { stories } = cached;
  return { stories, frequency: (key) => counts.get(key) ?? 0 };
}
