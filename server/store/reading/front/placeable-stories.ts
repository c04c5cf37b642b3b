import { and, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Story } from '#contract/story.ts';
import type { Database } from '../../database/database.ts';
import { cardColumn, cardOf, type ReadContext, rowsOf } from '../../database/rows.ts';
import { stories } from '../../database/schema.ts';
import { listed } from '../stories.ts';

/**
 * Listed stories of a language, by the ids that were asked for: a story that has moved since is found under what it is now.
 */
export async function placeableStories(
  db: Database,
  language: Language,
  ids: readonly string[],
  context: ReadContext,
): Promise<Map<string, Story>> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return new Map();
  const now = await presentIds(db, asked);
  const rows = await db
    .select({ card: cardColumn })
    .from(stories)
    .where(and(listed(language), isNotNull(stories.article), inArray(stories.id, [...new Set(now.values())])));
  const cards = new Map(rows.map(({ card }) => [card.id, cardOf(card, context)]));
  return new Map(
    asked.flatMap((id) => {
      const card = cards.get(now.get(id) ?? id);
      return card ? [[id, card] as const] : [];
    }),
  );
}

/** Where each story is now, itself where it has not moved. */
async function presentIds(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const moved = await rowsOf<{ first: string; last: string }>(
    db,
    // UNION ends a circle.
    sql`
    with recursive way(first, last) as (
      select from_id, to_id from moves where from_id in (${sql.join(
        ids.map((id) => sql`${id}`),
        sql`, `,
      )})
      union select way.first, moves.to_id from way join moves on moves.from_id = way.last)
    select first, last from way where not exists (select from moves where from_id = way.last)`,
  );
  return new Map([...ids.map((id) => [id, id] as const), ...moved.map(({ first, last }) => [first, last] as const)]);
}
