import { and, eq, type SQL, sql } from 'drizzle-orm';
import { recordAudit } from '../desk/audit.ts';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import { alertDeliveries, alerts } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { automaticSender, lockAlert, notifyAlerts } from './alert-rows.ts';
import { withdrawnPush } from './alert-words.ts';
import { queueAgain } from './audience.ts';

type Standing = { storyId: string; uri: string; reason: string | null };

/** Withdrawn stories whose alert still stands. One that has moved is withdrawn where its address leads. */
const standing = (db: Database, which: SQL = sql`true`): Promise<Standing[]> =>
  rowsOf(
    db,
    sql`with recursive way(story_id, id) as (
      select a.story_id, a.story_id from alerts a join stories s on s.id = a.story_id
      where a.state = 'sent' and s.killed_at is not null and ${which}
      union select way.story_id, m.to_id from way join moves m on m.from_id = way.id)
    select way.story_id as "storyId", s.uri, s.withdrawal_reason as reason
    from way join stories s on s.id = way.id
    where s.killed_at is not null and not exists (select from moves m where m.from_id = way.id)`,
  );

/** Replaces the alerts of stories that have been withdrawn; where it has not arrived yet, it never will. */
export async function withdrawAlerts(store: Store, now: Date): Promise<void> {
  for (const { storyId } of await standing(store.db))
    await store.db.transaction((tx) => withdrawAlert(tx, storyId, now));
}

async function withdrawAlert(tx: Database, storyId: string, now: Date): Promise<void> {
  const row = await lockAlert(tx, storyId);
  const [story] = await standing(tx, sql`a.story_id = ${storyId}`);
  // Another process may have done it.
  if (!story || !row.push || !row.tag) return;
  const round = row.round + 1;
  await tx
    .update(alerts)
    .set({
      ...{ state: 'withdrawn', round, push: withdrawnPush(row.push, story.reason, now) },
      ...{ title: null, body: null, outcome: null, sentAt: now, revision: row.revision + 1 },
    })
    .where(eq(alerts.storyId, storyId));
  await tx
    .delete(alertDeliveries)
    .where(
      and(eq(alertDeliveries.storyId, row.tag), eq(alertDeliveries.state, 'waiting'), eq(alertDeliveries.reached, 0)),
    );
  await queueAgain(tx, row.tag, round, { now, atOnce: true });
  await recordAudit(tx, { who: automaticSender, action: 'alert-withdraw', uri: story.uri });
  await notifyAlerts(tx);
}
