import { and, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import { alerts, holds, stories } from '../database/schema.ts';
import { alertable } from './alert-rows.ts';

/** Ids of breaking stories since a moment, and of those that the desk has marked, about which nobody has decided yet. */
export async function undecidedBreaking(
  db: Database,
  languages: readonly Language[],
  { since, now }: { since: Date; now: Date },
): Promise<string[]> {
  const undecided = or(isNull(alerts.storyId), and(eq(alerts.state, 'proposed'), eq(alerts.round, 0)));
  const ofLanguages = inArray(stories.language, [...languages]);
  // Two questions, each of which has an index.
  const [urgent, marked] = await Promise.all([
    db
      .select({ id: stories.id })
      .from(stories)
      .leftJoin(alerts, eq(alerts.storyId, stories.id))
      .where(and(ofLanguages, gt(stories.published, since), lte(stories.urgency, 2), alertable, undecided)),
    db
      .select({ id: stories.id })
      .from(holds)
      .innerJoin(stories, eq(stories.uri, holds.uri))
      .leftJoin(alerts, eq(alerts.storyId, stories.id))
      .where(and(gt(holds.breakingMarked, now), ofLanguages, alertable, undecided)),
  ]);
  const ids = [...new Set([...urgent, ...marked].map(({ id }) => id))];
  const decided = await decidedElsewhere(db, ids);
  return ids.filter((id) => !decided.has(id));
}

/**
 * Those about which was decided under another id: of a story that has moved since, or moved back, and of one that said the same within a day,
 * whether or not it has been withdrawn.
 */
async function decidedElsewhere(db: Database, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`with recursive way(id, former) as (
      select s.id, s.id from stories s where s.id in ${ids}
      union select way.id, m.from_id from way join moves m on m.to_id = way.former)
    select distinct way.id from way
      join stories s on s.id = way.id
      join alerts a on a.story_id in (way.id, way.former) or a.tag = way.former
        or a.fingerprint = s.fingerprint and a.changed_at > now() - interval '1 day'
    where a.round > 0 or a.state = 'held'`,
  );
  return new Set(rows.map(({ id }) => id));
}
