import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { AlertPush } from '#contract/alerts/alerts.ts';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import { alertDeliveries, alertSubscriptions } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { pushFor, type Recipient, saidIn } from './what-to-send.ts';

/** Seconds that a claim lasts: longer than any request of it. */
export const deliveryClaimSeconds = 40;

type Claim = {
  /** The tag of the alert. */
  storyId: string;
  subscription: number;
  round: number;
  attempts: number;
};

/** To be sent. */
export type Delivery = Claim & {
  push: AlertPush;
  sentAt: Date;
  /** Null: the reader has ended the subscription meanwhile. */
  endpoint: string | null;
  p256dh: string;
  auth: string;
};

/** Not to be sent, or not now: what becomes of it instead. */
type Unsent = Claim & { instead: Outcome };

/** Of an alert that is not there any more: after every other. */
const noRound = 2 ** 31 - 1;

export type Claimed = Delivery | Unsent;

type Row = Pick<Delivery, 'storyId' | 'attempts' | 'endpoint' | 'p256dh' | 'auth'> &
  Recipient & { subscription: string | number };

/** Claims deliveries that are due for this process alone, and says which are not to be sent: since they were queued, the story or what the reader wants may have changed. */
export async function claimDeliveries(db: Database, claimedBy: string, many: number): Promise<Claimed[]> {
  const claimed = await byIndex(db, (tx) =>
    rowsOf<Row>(
      tx,
      sql`with due as (
        select d.story_id, d.subscription from alert_deliveries d
        where d.state = 'waiting' and d.due_at <= now()
        order by d.due_at, d.subscription limit ${many} for update of d skip locked),
      claimed as (
        update alert_deliveries d set state = 'sending', claimed_by = ${claimedBy}, attempts = d.attempts + 1,
          claimed_until = now() + make_interval(secs => ${deliveryClaimSeconds})
        from due where d.story_id = due.story_id and d.subscription = due.subscription
        returning d.story_id, d.subscription, d.attempts, d.reached)
      select c.story_id as "storyId", c.subscription, c.attempts, c.reached, s.endpoint, s.p256dh, s.auth,
        s.quiet_from as "quietFrom", s.quiet_until as "quietUntil", s.time_zone as "timeZone"
      from claimed c left join alert_subscriptions s on s.id = c.subscription`,
    ),
  );
  const said = await saidIn(db, new Set(claimed.map(({ storyId }) => storyId)));
  const now = new Date();
  return claimed.map((row) => {
    const { storyId, attempts, endpoint, p256dh, auth } = row;
    const alert = said.get(storyId);
    const claim = { storyId, attempts, subscription: Number(row.subscription), round: alert?.round ?? noRound };
    const push = alert ? pushFor(row, alert, now) : null;
    if (typeof push === 'number') return { ...claim, instead: { again: push, tried: false } };
    return alert && push
      ? { ...claim, ...{ push, sentAt: alert.sentAt, endpoint, p256dh, auth } }
      : { ...claim, instead: 'dropped' };
  });
}

const plans = ['seqscan', 'bitmapscan', 'sort', 'hashjoin', 'mergejoin'].map(
  (plan) => sql`set_config(${`enable_${plan}`}, 'off', true)`,
);

/** Reads row by row, by index: the deliveries change too fast for what the database knows of its tables, and it would read all of them each time. */
function byIndex<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select ${sql.join(plans, sql`, `)}`);
    return work(tx);
  });
}

/**
 * `dropped`: it is not sent, and what it has reached before stands. `again`: milliseconds until the next attempt; `tried`: whether this one counts.
 */
export type Outcome = 'reached' | 'failed' | 'gone' | 'unconfirmed' | 'dropped' | { again: number; tried: boolean };

/** Notes what became of claimed deliveries, in one statement. What was changed meanwhile is sent once more, as it is now. */
export async function settleDeliveries(
  db: Database,
  claimedBy: string,
  outcomes: readonly { delivery: Claim; outcome: Outcome }[],
): Promise<void> {
  const lines = outcomes.map(({ delivery: { storyId, subscription, round, attempts }, outcome }) => ({
    ...{ story: storyId, subscription, round },
    tried: typeof outcome === 'string' || outcome.tried,
    attempts,
    state: typeof outcome === 'string' ? outcome : 'waiting',
    again: typeof outcome === 'string' ? 0 : outcome.again / 1000,
  }));
  const claim = sql`d.story_id = o.story and d.subscription = o.subscription and d.claimed_by = ${claimedBy} and d.state = 'sending'`;
  await byIndex(db, async (tx) => {
    const dropped = lines.filter(({ state }) => state === 'dropped');
    if (dropped.length > 0)
      await tx.execute(sql`
      delete from alert_deliveries d
      using json_to_recordset(${JSON.stringify(dropped)}::text::json) as o(story text, subscription bigint)
      where ${claim} and d.reached = 0`);
    await tx.execute(sql`
    update alert_deliveries d set claimed_by = null, claimed_until = null,
      reached = case when o.state in ('reached', 'unconfirmed') then o.round else d.reached end,
      state = case when d.round > o.round and o.state <> 'gone' then 'waiting'
        when o.state = 'dropped' then 'reached' else o.state end,
      due_at = now() + make_interval(secs => case when d.round > o.round and not o.tried then 0 else o.again end),
      attempts = o.attempts - case when o.tried then 0 else 1 end
    from json_to_recordset(${JSON.stringify(lines)}::text::json) as o(story text, subscription bigint, round int, attempts int, tried boolean, state text, again float8)
    where ${claim}`);
  });
  const gone = outcomes.filter(({ outcome }) => outcome === 'gone').map(({ delivery }) => delivery.subscription);
  if (gone.length > 0) await db.delete(alertSubscriptions).where(inArray(alertSubscriptions.id, gone));
}

/** Gives back what was claimed and not begun. */
export async function releaseDeliveries(db: Database, claimedBy: string, deliveries: readonly Claim[]): Promise<void> {
  for (const { storyId, subscription } of deliveries)
    await db
      .update(alertDeliveries)
      .set({ state: 'waiting', claimedBy: null, claimedUntil: null, attempts: sql`${alertDeliveries.attempts} - 1` })
      .where(
        and(
          eq(alertDeliveries.storyId, storyId),
          eq(alertDeliveries.subscription, subscription),
          eq(alertDeliveries.claimedBy, claimedBy),
        ),
      );
}

const inDoubt = {
  state: 'unconfirmed' as const,
  reached: sql`${alertDeliveries.round}`,
  claimedBy: null,
  claimedUntil: null,
};

/** What a process was sending when it was killed may have arrived: it counts as sent. */
export async function settleDoubtful(db: Database): Promise<void> {
  await db
    .update(alertDeliveries)
    .set(inDoubt)
    .where(and(eq(alertDeliveries.state, 'sending'), lt(alertDeliveries.claimedUntil, sql`now()`)));
}

/** With the embedded database there is one process: what is being sent at its start was left by one that was killed. */
export async function settleLeftDeliveries(store: Store): Promise<void> {
  if (store.kind === 'pglite')
    await store.db.update(alertDeliveries).set(inDoubt).where(eq(alertDeliveries.state, 'sending'));
}

/** Milliseconds until the next delivery is due, 0 or less while one is; null when none waits. */
export async function nextDeliveryIn(db: Database): Promise<number | null> {
  const [next] = await rowsOf<{ ms: number | null }>(
    db,
    sql`select (extract(epoch from min(due_at) - now()) * 1000)::float8 as ms from alert_deliveries where state = 'waiting'`,
  );
  return next?.ms ?? null;
}

/** Seconds that the oldest due delivery has waited, 0 when none waits. */
export async function alertLag(db: Database): Promise<number> {
  const next = await nextDeliveryIn(db);
  return next === null ? 0 : Math.max(0, -next / 1000);
}
