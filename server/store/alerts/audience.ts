import { isNotNull, type SQL, sql } from 'drizzle-orm';
import { alertLife } from '#contract/limits.ts';
import type { Article } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import { alertSubscriptions } from '../database/schema.ts';

/** What a story's readers may follow. */
function followsOf({ section, subjects, authors }: Article): string[] {
  return [
    ...(section ? [`section:${section.slug}`] : []),
    ...subjects.map(({ slug }) => `topic:${slug}`),
    ...authors.map(({ slug }) => `author:${slug}`),
  ];
}

type Audience = { article: Article; breaking: boolean };

const isFor = ({ article, breaking }: Audience): SQL => {
  const follows = sql.join(
    followsOf(article).map((each) => sql`${each}::text`),
    sql`, `,
  );
  return sql`s.language = ${article.language} and (s.breaking and ${breaking} or s.follows && array[${follows}]::text[])`;
};

export async function audienceCount(db: Database, audience: Audience): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    db,
    sql`select count(*)::int as count from alert_subscriptions s where ${isFor(audience)}`,
  );
  return row!.count;
}

/** Queues the first alert of a story for everybody whom it is for. What quiet hours would delay until it is no news any more is left out. */
export async function queueDeliveries(tx: Database, audience: Audience, round: number, now: Date): Promise<void> {
  const zones = await localTimes(tx, now);
  await tx.execute(sql`
    insert into alert_deliveries (story_id, subscription, round, state, due_at)
    select ${audience.article.id}, id, ${round}, 'waiting', now() + make_interval(mins => wait)
    from (
      select s.id, case
        when z.minute is null or s.quiet_from is null then 0
        when s.quiet_from < s.quiet_until and z.minute >= s.quiet_from and z.minute < s.quiet_until then s.quiet_until - z.minute
        when s.quiet_from > s.quiet_until and (z.minute >= s.quiet_from or z.minute < s.quiet_until) then (s.quiet_until - z.minute + 1440) % 1440
        else 0 end as wait
      from alert_subscriptions s
      left join json_to_recordset(${JSON.stringify(zones)}::text::json) as z(zone text, minute int) on z.zone = s.time_zone
      where ${isFor(audience)}) chosen
    where wait * 60 < ${alertLife}
    on conflict (story_id, subscription) do update
      set round = excluded.round, state = 'waiting', due_at = excluded.due_at, attempts = 0`);
}

/** The time in each zone that readers are in, as minutes after midnight. By Node's zones: the database need not know them all. */
async function localTimes(db: Database, now: Date): Promise<{ zone: string; minute: number }[]> {
  const zones = await db
    .selectDistinct({ zone: alertSubscriptions.timeZone })
    .from(alertSubscriptions)
    .where(isNotNull(alertSubscriptions.timeZone));
  return zones.map(({ zone }) => ({ zone: zone!, minute: minuteIn(zone!, now) }));
}

function minuteIn(timeZone: string, now: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23' })
    .formatToParts(now)
    .map(({ type, value }) => [type, Number(value)] as const);
  const { hour = 0, minute = 0 } = Object.fromEntries(parts) as Record<string, number>;
  return hour * 60 + minute;
}
