import { sql } from 'drizzle-orm';
import type { AlertPush } from '#contract/alerts/alerts.ts';
import { alertLife } from '#contract/limits.ts';
import type { Database } from '../database/database.ts';
import { asJson, rowsOf } from '../database/rows.ts';
import { firstPush } from './alert-words.ts';
import { quietUntil } from './quiet-hours.ts';

/** What an alert says now, and whether its story is still one that readers may be alerted about. */
export type Said = { round: number; push: AlertPush; sentAt: Date; sendable: boolean };

/** What alerts say, by tag: read after the claim, since had it changed meanwhile, the claim alone would not show it. */
export async function saidIn(db: Database, tags: ReadonlySet<string>): Promise<Map<string, Said>> {
  if (tags.size === 0) return new Map();
  const rows = await rowsOf<Omit<Said, 'push' | 'sentAt'> & { tag: string; push: unknown; sentAt: Date | string }>(
    db,
    // A story that has moved is asked about where its address leads; one that another with the same text has displaced still has its page.
    sql`with recursive way(tag, id) as (
      select a.tag, a.story_id from alerts a where a.tag in ${[...tags]}
      union select way.tag, m.to_id from way join moves m on m.from_id = way.id)
    select a.tag, a.round, a.push, a.sent_at as "sentAt", exists (
      select from way join stories s on s.id = way.id left join stories twin on twin.id = s.twin_of
      where way.tag = a.tag and s.article is not null and s.killed_at is null and not s.expired
        and (s.twin_of is null or twin.twin_of is null)) as sendable
    from alerts a where a.tag in ${[...tags]} and a.push is not null and a.sent_at is not null`,
  );
  return new Map(
    rows.map(({ tag, round, push, sentAt, sendable }) => [
      tag,
      { round, push: asJson(push) as AlertPush, sentAt: new Date(sentAt), sendable },
    ]),
  );
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
