import { sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import { asJson, rowsOf } from '../database/rows.ts';

/** What related stories are ranked by. */
export type StoryFacts = {
  id: string;
  revision: number;
  section: string | null;
  group: string | null;
  subjects: string[];
  /** Hashes of all its words and stems, ascending; the words would need ten times the memory. */
  words: Uint32Array;
};

/** How many of the newest stories of a language are ranked. */
export const considered = 300;

type Cached = { position: number; facts: Promise<StoryFacts[]> };
const cache = new WeakMap<Database, Map<Language, Cached>>();

/**
 * Facts of the newest listed stories, newest first, at a position of the changes. They are cached until the position moves, and
 * then only new revisions are read: the words of hundreds of stories take the database milliseconds.
 */
export function factsOf(db: Database, language: Language, position: number): Promise<StoryFacts[]> {
  let languages = cache.get(db);
  if (!languages) cache.set(db, (languages = new Map()));
  const last = languages.get(language);
  if (last?.position === position) return last.facts;
  const facts = refreshed(db, language, last?.facts);
  const entry = { position, facts };
  languages.set(language, entry);
  // A failure is not cached.
  facts.catch(() => languages.get(language) === entry && languages.delete(language));
  return facts;
}

async function refreshed(db: Database, language: Language, last: Cached['facts'] | undefined): Promise<StoryFacts[]> {
  const newest = await rowsOf<Pick<StoryFacts, 'id' | 'revision'>>(
    db,
    sql`
    select id, revision from stories where language = ${language} and article is not null and not expired and twin_of is null
    order by published desc, id desc limit ${considered}`,
  );
  const before = new Map((await last?.catch(() => []))?.map((facts) => [facts.id, facts]));
  const missing = newest.filter(({ id, revision }) => before.get(id)?.revision !== revision).map(({ id }) => id);
  for (const facts of await readFacts(db, missing)) before.set(facts.id, facts);
  return newest.flatMap(({ id }) => before.get(id) ?? []);
}

async function readFacts(db: Database, ids: string[]): Promise<StoryFacts[]> {
  if (ids.length === 0) return [];
  const rows = await rowsOf<Record<'subjects' | 'words', unknown> & Omit<StoryFacts, 'subjects' | 'words'>>(
    db,
    sql`
    select id, revision, section, group_id as "group", array_to_string(tsvector_to_array(search), ' ') as words,
      (select json_agg(slug) from story_subjects where story_id = stories.id) as subjects
    from stories where id = any(array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))) and article is not null`,
  );
  return rows.map(({ words, subjects, ...facts }) => ({
    ...facts,
    subjects: (asJson(subjects) ?? []) as string[],
    words: Uint32Array.from(String(words ?? '').split(' '), hashOf).sort(),
  }));
}

/** Whether a story contains a word or a stem. */
export function hasWord({ words }: StoryFacts, word: string): boolean {
  const wanted = hashOf(word);
  let low = 0;
  let high = words.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (words[middle] === wanted) return true;
    if (words[middle]! < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** FNV-1a of the UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
