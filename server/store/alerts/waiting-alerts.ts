import { and, eq, inArray, sql } from 'drizzle-orm';
import type { AlertChoices } from '#contract/alerts/alerts.ts';
import type { Database } from '../database/database.ts';
import { alertDeliveries, alerts, stories } from '../database/schema.ts';
import { notifyAlerts } from './alert-rows.ts';
import { followsOf } from './audience.ts';

/** What waits for a browser whose reader chooses anew: what they do not want any more is left out, and the rest is looked at with their new quiet hours. */
export async function reconsiderWaiting(
  tx: Database,
  subscription: number,
  { language, breaking, follows }: AlertChoices,
): Promise<void> {
  // Literally, as the index of what waits has it.
  const isWaiting = and(eq(alertDeliveries.subscription, subscription), sql`${alertDeliveries.state} = 'waiting'`);
  const waiting = await tx
    .select({ tag: alertDeliveries.storyId, push: alerts.push, article: stories.article })
    .from(alertDeliveries)
    .innerJoin(alerts, eq(alerts.tag, alertDeliveries.storyId))
    .leftJoin(stories, eq(stories.id, alerts.storyId))
    .where(and(isWaiting, eq(alertDeliveries.reached, 0)));
  const unwanted = waiting.filter(({ push, article }) => {
    if (push?.lang !== language) return true;
    const chosen = article && followsOf(article).some((each) => follows.includes(each));
    return !(breaking && push.breaking) && !chosen;
  });
  const tags = unwanted.map(({ tag }) => tag);
  if (tags.length > 0)
    await tx
      .delete(alertDeliveries)
      .where(and(isWaiting, eq(alertDeliveries.reached, 0), inArray(alertDeliveries.storyId, tags)));
  // What a push service has put off keeps its time.
  const due = await tx
    .update(alertDeliveries)
    .set({ dueAt: sql`now()` })
    .where(and(isWaiting, eq(alertDeliveries.attempts, 0)))
    .returning({ tag: alertDeliveries.storyId });
  if (due.length > 0) await notifyAlerts(tx);
}
