import { eq, inArray, sql } from 'drizzle-orm';
import type { AlertPush } from '#contract/alerts/alerts.ts';
import { alertLife } from '#contract/limits.ts';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import { alerts, stories } from '../database/schema.ts';
import { alertable } from './alert-rows.ts';
import { firstPush } from './alert-words.ts';
import { quietUntil } from './quiet-hours.ts';

/** What an alert says now, and whether its story is still one that readers may be alerted about. */
export type Said = { round: number; push: AlertPush; sentAt: Date; sendable: boolean };

/** What alerts say, by tag: read after the claim, since had it changed meanwhile, the claim alone would not show it. */
export async function saidIn(db: Database, tags: ReadonlySet<string>): Promise<Map<string, Said>> {
  const said = new Map<string, Said>();
  if (tags.size === 0) return said;
  const { tag, storyId, round, push, sentAt } = alerts;
  const rows = await db
    .select({ tag, storyId, round, push, sentAt, listed: sql<boolean | null>`${alertable}` })
    .from(alerts)
    .leftJoin(stories, eq(stories.id, alerts.storyId))
    .where(inArray(tag, [...tags]));
  for (const row of rows)
    if (row.push && row.sentAt) {
      const sendable = row.listed === true || (await isSendable(db, row.storyId));
      said.set(row.tag!, { round: row.round, push: row.push, sentAt: row.sentAt, sendable });
    }
  return said;
}

/** A story that has moved is asked about where its address leads; one that another with the same text has displaced still has its page. */
async function isSendable(db: Database, storyId: string): Promise<boolean> {
  const found = await rowsOf(
    db,
    sql`with recursive way(id) as (
      select ${storyId}::text union select m.to_id from way join moves m on m.from_id = way.id)
    select s.id from way join stories s on s.id = way.id left join stories twin on twin.id = s.twin_of
    where s.article is not null and s.killed_at is null and not s.expired
      and (s.twin_of is null or twin.twin_of is null)`,
  );
  return found.length > 0;
}

/** A browser that an alert is to be sent to. */
export type Recipient = {
  /** The last round that reached it; 0: none did. */
  reached: number;
  quietFrom: number | null;
  quietUntil: number | null;
  timeZone: string | null;
};

/** What a browser is sent now; when it may be sent, in milliseconds; null: never. */
export function pushFor(recipient: Recipient, { push, sentAt, sendable }: Said, now: Date): AlertPush | number | null {
  // Who has got nothing needs no notice that it was withdrawn.
  if (push.kind === 'withdrawn') return recipient.reached > 0 ? push : null;
  if (!sendable) return null;
  const { quietFrom: from, quietUntil: until, timeZone } = recipient;
  const quiet = from !== null && until !== null && timeZone !== null && quietUntil({ from, until, timeZone }, now);
  if (quiet) return quiet.getTime() < sentAt.getTime() + alertLife * 1000 ? quiet.getTime() - now.getTime() : null;
  return push.kind === 'update' && recipient.reached === 0 ? firstPush(push) : push;
}
