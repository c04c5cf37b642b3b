import { sql } from 'drizzle-orm';
import { foldedWords, stem } from '#contract/fold.ts';
import type { RelatedStory } from '#contract/story.ts';
import type { Database } from './database.ts';
import { type Reading, rowsOf } from './rows.ts';
import { type StoredStory, cardsById } from './stories.ts';

// Ranking is never unbounded: only the newest few hundred stories of a language are looked at.
const considered = 300;
const most = 4;
const shortestWord = 4;
// A shared word alone is chance; this many shared stems of a headline are not.
const leastSharedWords = 2;

type Candidate = { id: string; shared: number; same_section: boolean; words: number };

/** The newest stories and what each shares with one. Never the story itself, its translations, or what is on no list. */
export function relatedCandidates(db: Database, story: StoredStory): Promise<Candidate[]> {
  const words = headlineStems(story.article?.headline ?? '');
  const subjects = story.article?.subjects.map(({ slug }) => slug) ?? [];
  const wordCount =
    words.length > 0
      ? sql.join(
          words.map((word) => sql`(search @@ ${`'${word}'`}::tsquery)::int`),
          sql` + `,
        )
      : sql`0`;
  return rowsOf<Candidate>(
    db,
    sql`
    with newest as (
      select id, section, search from stories
      where language = ${story.language} and article is not null and not expired and id <> ${story.id}
        and (${story.group}::text is null or group_id is distinct from ${story.group})
      order by published desc limit ${considered}
    )
    select id, (section is not distinct from ${story.section} and section is not null) as same_section, (${wordCount})::int as words,
      (select count(*)::int from story_subjects where story_id = newest.id and slug = any(${textArray(subjects)})) as shared
    from newest`,
  );
}

/**
 * The related ones of these: by shared subjects, then by words of the headline, then by section, newer before older; none
 * that `except` names (the chosen ones).
 */
export async function relatedStories(
  db: Database,
  candidates: Candidate[],
  except: string[],
  reading: Reading,
): Promise<RelatedStory[]> {
  const excluded = new Set(except);
  const reasoned = candidates
    .map((candidate, age) => ({ ...candidate, age, reason: reasonOf(candidate) }))
    .filter(({ id, reason }) => reason !== null && !excluded.has(id))
    .toSorted((one, other) => score(other) - score(one))
    .slice(0, most);
  const cards = new Map(
    (
      await cardsById(
        db,
        reasoned.map(({ id }) => id),
        reading,
      )
    ).map((card) => [card.id, card]),
  );
  return reasoned.flatMap(({ id, reason }) => {
    const card = cards.get(id);
    return card && reason ? [{ story: card, reason }] : [];
  });
}

function reasonOf({ shared, words, same_section: sameSection }: Candidate): RelatedStory['reason'] | null {
  if (shared > 0) return 'subject';
  if (words >= leastSharedWords) return 'text';
  return sameSection ? 'section' : null;
}

function score({ shared, words, same_section: sameSection, age }: Candidate & { age: number }): number {
  return shared * 6 + (words >= leastSharedWords ? words * 2 : 0) + (sameSection ? 1 : 0) - age / considered;
}

/** Stems of the longer words of a headline; at most a dozen, letters and digits only. */
function headlineStems(headline: string): string[] {
  const stems = foldedWords(headline)
    .filter((word) => word.length >= shortestWord)
    .map(stem);
  return [...new Set(stems)].slice(0, 12);
}

/** A list as an array that both drivers send alike. */
function textArray(values: string[]) {
  return values.length === 0
    ? sql`'{}'::text[]`
    : sql`array[${sql.join(
        values.map((value) => sql`${value}`),
        sql`, `,
      )}]::text[]`;
}
