import { eq, sql } from 'drizzle-orm';
import type { Article } from '#contract/story.ts';
import type { Database } from '../../database/database.ts';
import { rowsOf } from '../../database/rows.ts';
import { holds } from '../../database/schema.ts';

export type HoldRow = typeof holds.$inferSelect;

/** What the desk holds of an item; undefined where it never held anything. */
export async function holdOf(db: Database, uri: string): Promise<HoldRow | undefined> {
  return (await db.select().from(holds).where(eq(holds.uri, uri)))[0];
}

/**
 * The withdrawn story that an item would bring back: one that it names as what it was, under whichever of its addresses.
 * `formerIds` are the ids of what it names.
 */
export async function withdrawnBefore(db: Database, formerIds: string[]): Promise<HoldRow | undefined> {
  if (formerIds.length === 0) return undefined;
  const [found] = await rowsOf<{ uri: string }>(
    db,
    // UNION would end a circle, too.
    sql`
    with recursive way(id) as (
      select id from (values ${sql.join(
        formerIds.map((id) => sql`(${id}::text)`),
        sql`, `,
      )}) former(id)
      union select moves.to_id from way join moves on moves.from_id = way.id)
    select h.uri from way join items on items.id = way.id join holds h on h.uri = items.uri
    where h.withdrawn_at is not null limit 1`,
  );
  return found && holdOf(db, found.uri);
}

/** Holds an item with the withdrawn story that it names as what it was. */
export async function holdWith(tx: Database, uri: string, withdrawn: HoldRow): Promise<void> {
  const { withdrawnAt, withdrawnBy, reason, origin, changedAt, changedBy } = withdrawn;
  const columns = { withdrawnAt, withdrawnBy, reason, origin, changedAt, changedBy, lastAction: 'withdraw' as const };
  await tx
    .insert(holds)
    .values({ uri, ...columns })
    .onConflictDoUpdate({ target: holds.uri, set: { ...columns, revision: sql`${holds.revision} + 1` } });
}

/** Urgency of a story whose breaking the desk has ended: the most that is not breaking. */
const notBreaking = 3;

export const heldUrgency = (urgency: number, held: HoldRow | undefined): number =>
  held?.breakingEnded ? Math.max(urgency, notBreaking) : urgency;

/** The sender's correction notes and the desk's, oldest first; a note that both have stands once. */
export function withDeskCorrections(sent: Article['corrections'], held: HoldRow | undefined): Article['corrections'] {
  const own = (held?.corrections ?? []).filter(({ text }) => sent.every((one) => one.text !== text));
  return [...sent, ...own.map(({ at, text }) => ({ at, text }))].toSorted((one, other) =>
    one.at.localeCompare(other.at),
  );
}
