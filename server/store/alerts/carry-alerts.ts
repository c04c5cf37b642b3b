import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import { alerts } from '../database/schema.ts';
import type { Store } from '../database/store.ts';

type Carry = { from: string; to: string };

/**
 * Makes the alert of a story that has moved that of its new address, and of one that has moved back that of its own again. What was sent keeps
 * its tag, by which devices know it. An alert of its own there is another alert, and both stand.
 */
export async function carryAlerts(store: Store): Promise<void> {
  for (const each of await misplaced(store.db)) await store.db.transaction((tx) => carry(tx, each));
}

function misplaced(db: Database): Promise<Carry[]> {
  return rowsOf<Carry>(
    db,
    sql`with recursive way(story_id, round, id) as (
      select a.story_id, a.round, coalesce(a.tag, a.story_id) from alerts a
      where a.tag <> a.story_id or exists (select from moves m where m.from_id = a.story_id)
      union select way.story_id, way.round, m.to_id from way join moves m on m.from_id = way.id)
    select way.story_id as "from", way.id as "to" from way
      join stories here on here.id = way.story_id join stories there on there.id = way.id
    where way.id <> way.story_id and here.language = there.language
      and not exists (select from moves m where m.from_id = way.id)
      and not exists (select from alerts t where t.story_id = way.id and (t.round > 0 or way.round = 0))`,
  );
}

async function carry(tx: Database, { from, to }: Carry): Promise<void> {
  const rowOf = async (id: string) => (await tx.select().from(alerts).where(eq(alerts.storyId, id)).for('update'))[0];
  const [row, there] = [await rowOf(from), await rowOf(to)];
  // Another process, or an editor, may have been faster.
  if (!row || (there && (there.round > 0 || row.round === 0))) return;
  await tx.delete(alerts).where(and(eq(alerts.storyId, to), eq(alerts.round, 0)));
  const worded = there?.title ? { title: there.title, body: there.body } : {};
  const revision = Math.max(row.revision, there?.revision ?? 0) + 1;
  await tx
    .update(alerts)
    .set({ storyId: to, revision, ...worded })
    .where(eq(alerts.storyId, from));
}
