import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { recordAudit } from '../desk/audit.ts';
import type { Database } from '../database/database.ts';
import { alertDeliveries, alerts, moves, stories } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { automaticSender, lockAlert, notifyAlerts } from './alert-rows.ts';
import { withdrawnPush } from './alert-words.ts';
import { queueAgain } from './audience.ts';

/** Withdrawn stories whose alert still stands. One that has moved is not: its address leads on. */
const standing = and(
  eq(alerts.state, 'sent'),
  isNotNull(stories.killedAt),
  sql`not exists (select from ${moves} where ${moves.fromId} = ${stories.id})`,
);

/** Replaces the alerts of stories that have been withdrawn; where it has not arrived yet, it never will. */
export async function withdrawAlerts(store: Store, now: Date): Promise<void> {
  const due = await store.db
    .select({ storyId: alerts.storyId })
    .from(alerts)
    .innerJoin(stories, eq(stories.id, alerts.storyId))
    .where(standing);
  for (const { storyId } of due) await store.db.transaction((tx) => withdrawAlert(tx, storyId, now));
}

async function withdrawAlert(tx: Database, storyId: string, now: Date): Promise<void> {
  const row = await lockAlert(tx, storyId);
  const [story] = await tx.select().from(stories).where(eq(stories.id, storyId));
  // Another process may have done it.
  if (row.state !== 'sent' || !row.push || !story?.killedAt) return;
  const round = row.round + 1;
  await tx
    .update(alerts)
    .set({
      ...{ state: 'withdrawn', round, push: withdrawnPush(row.push, story.withdrawalReason, now) },
      ...{ title: null, body: null, outcome: null, sentAt: now, revision: row.revision + 1 },
    })
    .where(eq(alerts.storyId, storyId));
  await tx
    .delete(alertDeliveries)
    .where(
      and(eq(alertDeliveries.storyId, storyId), eq(alertDeliveries.state, 'waiting'), eq(alertDeliveries.reached, 0)),
    );
  await queueAgain(tx, storyId, round, { now, atOnce: true });
  await recordAudit(tx, { who: automaticSender, action: 'alert-withdraw', uri: story.uri });
  await notifyAlerts(tx);
}
