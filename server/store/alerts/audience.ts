import { type SQL, sql } from 'drizzle-orm';
import { alertLife } from '#contract/limits.ts';
import type { Article } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import { quietUntil } from './quiet-hours.ts';

/** What a story's readers may follow. */
export function followsOf({ section, subjects, authors }: Article): string[] {
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
export async function queueDeliveries(
  tx: Database,
  tag: string,
  audience: Audience,
  { round, now }: { round: number; now: Date },
): Promise<void> {
  await tx.execute(sql`
    insert into alert_deliveries (story_id, subscription, round, state, due_at)
    select ${tag}, id, ${round}, 'waiting', now() + make_interval(secs => wait)
    from (${await waits(tx, now, isFor(audience))}) chosen
    where wait < ${alertLife}
    on conflict (story_id, subscription) do update
      set round = excluded.round, state = 'waiting', due_at = excluded.due_at, attempts = 0`);
}

/**
 * Queues what an alert now says for everybody whom it may have reached: an update after quiet hours, a withdrawal at once. What is being sent
 * at this moment follows as soon as its request has ended, and what still waits is sent as it is now.
 */
export async function queueAgain(
  tx: Database,
  tag: string,
  round: number,
  { now, atOnce }: { now: Date; atOnce: boolean },
): Promise<void> {
  await tx.execute(sql`
    update alert_deliveries set round = ${round}, due_at = ${atOnce ? sql`now()` : sql`due_at`}
    where story_id = ${tag} and state in ('waiting', 'sending')`);
  await tx.execute(sql`
    update alert_deliveries d set round = ${round}, state = 'waiting', attempts = 0,
      due_at = now() + make_interval(secs => ${atOnce ? sql`0` : sql`w.wait`})
    from (${await waits(tx, now, sql`true`)}) w
    where w.id = d.subscription and d.story_id = ${tag}
      and (d.state in ('reached', 'unconfirmed') or d.state = 'failed' and d.reached > 0) and (${atOnce} or w.wait < ${alertLife})`);
}

/** Subscriptions, and how many seconds of their quiet hours are left. */
async function waits(db: Database, now: Date, where: SQL): Promise<SQL> {
  const ends = await quietNow(db, now, where);
  return sql`
    select s.id, coalesce(q.wait, 0) as wait from alert_subscriptions s
    left join json_to_recordset(${JSON.stringify(ends)}::text::json) as q(zone text, "from" int, until int, wait int)
      on q.zone = s.time_zone and q."from" = s.quiet_from and q.until = s.quiet_until
    where ${where}`;
}

type QuietNow = { zone: string; from: number; until: number; wait: number };

/** The quiet hours of readers that it is in the middle of. By Node's zones: the database need not know them all. */
async function quietNow(db: Database, now: Date, where: SQL): Promise<QuietNow[]> {
  const quiet = await rowsOf<Omit<QuietNow, 'wait'>>(
    db,
    sql`select distinct s.time_zone as zone, s.quiet_from as "from", s.quiet_until as until
      from alert_subscriptions s where s.time_zone is not null and s.quiet_from is not null and ${where}`,
  );
  return quiet.flatMap((each) => {
    const end = quietUntil({ ...each, timeZone: each.zone }, now);
    return end ? [{ ...each, wait: Math.ceil((end.getTime() - now.getTime()) / 1000) }] : [];
  });
}
