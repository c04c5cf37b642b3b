import { and, desc, eq, gt, lt, sql } from 'drizzle-orm';
import type { AuditAction } from '#contract/audit-actions.ts';
import type { AuditEntry } from '#contract/desk.ts';
import type { Database } from '../database/database.ts';
import { audit, items, versions } from '../database/schema.ts';

export type AuditNote = { who: string; action: AuditAction; uri?: string; detail?: Record<string, unknown> };

export async function recordAudit(db: Database, { who, action, uri, detail }: AuditNote): Promise<void> {
  await db.insert(audit).values({ who: who.slice(0, 100), action, uri: uri ?? null, detail: detail ?? {} });
}

/** Records nothing if the same was recorded after `since`: a board that reloads with each version counts as one opening. */
export async function recordOnce(db: Database, note: AuditNote & { uri: string }, since: Date): Promise<void> {
  const [before] = await db
    .select({ seq: audit.seq })
    .from(audit)
    .where(and(eq(audit.who, note.who), eq(audit.action, note.action), eq(audit.uri, note.uri), gt(audit.at, since)))
    .limit(1);
  if (!before) await recordAudit(db, note);
}

type AuditFilter = {
  before?: number | undefined;
  limit: number;
  uri?: string | undefined;
  /** Part of a name. */
  who?: string | undefined;
  /** `2026-11-26`, in the time zone. */
  day?: string | undefined;
  timeZone: string;
};

/** Newest first; `next` is the `before` of the next page. */
export async function auditPage(
  db: Database,
  { before, limit, uri, who, day, timeZone }: AuditFilter,
): Promise<{ entries: AuditEntry[]; next: string | null }> {
  const rows = await db
    .select({ entry: audit, id: items.id, headline: versions.headline })
    .from(audit)
    .leftJoin(items, eq(items.uri, audit.uri))
    .leftJoin(versions, eq(versions.seq, items.latestSeq))
    .where(
      and(
        before ? lt(audit.seq, before) : undefined,
        uri ? eq(audit.uri, uri) : undefined,
        who ? sql`strpos(lower(${audit.who}), ${who.toLowerCase()}) > 0` : undefined,
        day ? sql`${audit.at} >= (${day}::date)::timestamp at time zone ${timeZone}` : undefined,
        day ? sql`${audit.at} < (${day}::date + 1)::timestamp at time zone ${timeZone}` : undefined,
      ),
    )
    .orderBy(desc(audit.seq))
    .limit(limit + 1);
  const page = rows.slice(0, limit).map(({ entry, id, headline }) => ({
    ...entry,
    at: entry.at.toISOString(),
    detail: entry.detail as Record<string, unknown>,
    id,
    headline,
  }));
  return { entries: page, next: rows.length > limit ? String(page.at(-1)!.seq) : null };
}
