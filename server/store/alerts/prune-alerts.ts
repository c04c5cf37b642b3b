import { sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';

/** Days after which nobody is told any more that a story they were alerted about has changed. */
const days = 14;

/** Deletes the deliveries of old alerts, and keeps their counts; and what serves nobody any more. */
export async function pruneAlerts(db: Database): Promise<void> {
  await db.execute(sql`
    with gone as (
      delete from alert_deliveries d using alerts a
      where a.tag = d.story_id and a.sent_at < now() - make_interval(days => ${days}) and d.state <> 'sending'
      returning d.story_id, d.state),
    counted as (
      select story_id, jsonb_object_agg(state, count) as outcome
      from (select story_id, state, count(*) as count from gone group by 1, 2) each group by 1)
    update alerts a set outcome = counted.outcome from counted where counted.story_id = a.tag`);
  // Browsers that have chosen nothing, and see nothing that might be withdrawn; the next choice brings them back.
  await db.execute(sql`
    delete from alert_subscriptions s where not s.breaking and s.follows = '{}'
      and not exists (select from alert_deliveries d where d.subscription = s.id)`);
  // What was withdrawn leaves nothing that its words could be guessed from.
  await db.execute(
    sql`update alerts set fingerprint = null where fingerprint is not null and changed_at < now() - interval '1 day'`,
  );
}
