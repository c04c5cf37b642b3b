import { eq, ne, sql } from 'drizzle-orm';
import type { AlertChoices, AlertSubscriber } from '#contract/alerts/alerts.ts';
import type { Database } from '../database/database.ts';
import { alertSubscriptions } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { canonicalZone } from './quiet-hours.ts';
import { reconsiderWaiting } from './waiting-alerts.ts';

/** There are subscriptions that were made with another key; two keys must not be mixed. */
export class OtherVapidKey extends Error {}

// Any constant serves, as long as no other lock has it.
const subscriptionsLock = 6_240_833;

/** Whether browsers have subscribed with another key than this one: they refuse what this server signs. */
export async function hasOtherVapidKey(db: Database, vapidKey: string): Promise<boolean> {
  const [other] = await db
    .select({ id: alertSubscriptions.id })
    .from(alertSubscriptions)
    .where(ne(alertSubscriptions.vapidKey, vapidKey))
    .limit(1);
  return other !== undefined;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const columnsOf = ({ language, breaking, follows, quiet }: AlertChoices) => ({
  language,
  breaking,
  follows: [...new Set(follows)],
  quietFrom: quiet && minutesOf(quiet.from),
  quietUntil: quiet && minutesOf(quiet.until),
  timeZone: quiet && canonicalZone(quiet.timeZone),
});

/** Takes a subscription, or another choice of one that is here. A new one that wants nothing is none: nothing would ever show that it is invented. */
export function saveSubscription(
  store: Store,
  { endpoint, keys }: AlertSubscriber,
  choices: AlertChoices,
  vapidKey: string,
): Promise<void> {
  return store.db.transaction(async (tx) => {
    await requireKey(tx, vapidKey);
    const row = { ...keys, vapidKey, ...columnsOf(choices) };
    const [known] = await tx
      .update(alertSubscriptions)
      .set(row)
      .where(eq(alertSubscriptions.endpoint, endpoint))
      .returning({ id: alertSubscriptions.id });
    if (known) return reconsiderWaiting(tx, known.id, choices);
    if (choices.breaking || choices.follows.length > 0)
      await tx.insert(alertSubscriptions).values({ endpoint, ...row });
  });
}

/** The browser has another endpoint now. Nothing happens where the one before is unknown. */
export function replaceSubscription(
  store: Store,
  before: string,
  { endpoint, keys }: AlertSubscriber,
  vapidKey: string,
): Promise<void> {
  return store.db.transaction(async (tx) => {
    await requireKey(tx, vapidKey);
    const [known] = await tx
      .select()
      .from(alertSubscriptions)
      .where(eq(alertSubscriptions.endpoint, before))
      .for('update');
    if (!known) return;
    if (endpoint !== before) await endSubscription(tx, endpoint);
    await tx
      .update(alertSubscriptions)
      .set({ endpoint, ...keys, vapidKey })
      .where(eq(alertSubscriptions.id, known.id));
  });
}

/** One after the other, so that two processes with different keys cannot both be first. */
async function requireKey(tx: Database, vapidKey: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${subscriptionsLock})`);
  if (await hasOtherVapidKey(tx, vapidKey)) throw new OtherVapidKey('browsers have subscribed with another VAPID key');
}

export async function endSubscription(db: Database, endpoint: string): Promise<void> {
  await db.delete(alertSubscriptions).where(eq(alertSubscriptions.endpoint, endpoint));
}

/** For an operator who has lost the key. */
export async function endAllSubscriptions(db: Database): Promise<number> {
  return (await db.delete(alertSubscriptions).returning({ id: alertSubscriptions.id })).length;
}

/** Other subscriptions than this one whose push service is under a domain, at whichever host and port. */
export async function countUnderDomain(db: Database, domain: string, besides: string): Promise<number> {
  const host = `^https?://([^/]*\\.)?${domain.replaceAll(/[.[\]]/gu, String.raw`\$&`)}(:[0-9]+)?/`;
  const { endpoint } = alertSubscriptions;
  return db.$count(alertSubscriptions, sql`${endpoint} ~ ${host} and ${endpoint} <> ${besides}`);
}

export async function subscriptionCount(db: Database, language?: string): Promise<number> {
  return db.$count(alertSubscriptions, language === undefined ? undefined : eq(alertSubscriptions.language, language));
}
