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

/** How many browsers each is for, in one look at them. */
export async function audienceCounts(db: Database, audiences: readonly Audience[]): Promise<number[]> {
  if (audiences.length === 0) return [];
  const counts = audiences.map(
    (each, index) => sql`count(*) filter (where ${isFor(each)})::int as ${sql.raw(`n${index}`)}`,
  );
  const [row] = await rowsOf<Record<string, number>>(
    db,
    sql`select ${sql.join(counts, sql`, `)} from alert_subscriptions s`,
  );
  return audiences.map((_, index) => row![`n${index}`]!);
}

/** Queues the first alert of a story for everybody whom it is for. What quiet hours would delay until it is no news any more is left out. */
export async function queueDeliveries(tx: Database, audience: Audience, round: number, now: Date): Promise<void> {
  await tx.execute(sql`
    insert into alert_deliveries (story_id, subscription, round, state, due_at)
    select ${audience.article.id}, id, ${round}, 'waiting', now() + make_interval(mins => wait)
    from (${await waits(tx, now, isFor(audience))}) chosen
    where wait * 60 < ${alertLife}
    on conflict (story_id, subscription) do update
      set round = excluded.round, state = 'waiting', due_at = excluded.due_at, attempts = 0`);
}

/**
 * Queues what an alert now says for everybody whom it may have reached: an update after quiet hours, a withdrawal at once. What is being sent
 * at this moment follows as soon as its request has ended, and what still waits is sent as it is now.
 */
export async function queueAgain(
  tx: Database,
  storyId: string,
  round: number,
  { now, atOnce }: { now: Date; atOnce: boolean },
): Promise<void> {
  await tx.execute(sql`
    update alert_deliveries set round = ${round}, due_at = ${atOnce ? sql`now()` : sql`due_at`}
    where story_id = ${storyId} and state in ('waiting', 'sending')`);
  await tx.execute(sql`
    update alert_deliveries d set round = ${round}, state = 'waiting', attempts = 0,
      due_at = now() + make_interval(mins => ${atOnce ? sql`0` : sql`w.wait`})
    from (${await waits(tx, now, sql`true`)}) w
    where w.id = d.subscription and d.story_id = ${storyId} and d.state in ('reached', 'unconfirmed')
      and (${atOnce} or w.wait * 60 < ${alertLife})`);
}

/** Subscriptions, and how many minutes of their quiet hours are left. */
async function waits(db: Database, now: Date, where: SQL): Promise<SQL> {
  const zones = await localTimes(db, now);
  return sql`
    select s.id, case
      when z.minute is null or s.quiet_from is null then 0
      when s.quiet_from < s.quiet_until and z.minute >= s.quiet_from and z.minute < s.quiet_until then s.quiet_until - z.minute
      when s.quiet_from > s.quiet_until and (z.minute >= s.quiet_from or z.minute < s.quiet_until) then (s.quiet_until - z.minute + 1440) % 1440
      else 0 end as wait
    from alert_subscriptions s
    left join json_to_recordset(${JSON.stringify(zones)}::text::json) as z(zone text, minute int) on z.zone = s.time_zone
    where ${where}`;
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
