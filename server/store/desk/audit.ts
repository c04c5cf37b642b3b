import { and, desc, eq, gt, inArray, lt, or, sql } from 'drizzle-orm';
import type { AuditAction } from '#contract/audit-actions.ts';
import type { AuditEntry } from '#contract/desk.ts';
import type { Database } from '../database/database.ts';
import { audit, items, versions } from '../database/schema.ts';

/** A story that a change of front or ticker concerns, with the place it is in from then on. */
export type ConcernedStory = { id: string; place: string | null };

export type AuditNote = {
  who: string;
  action: AuditAction;
  uri?: string;
  detail?: { stories?: ConcernedStory[] } & Record<string, unknown>;
};

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
  of?: { uri: string; id: string } | undefined;
  /** Part of a name. */
  who?: string | undefined;
  /** `2026-11-26`, in the time zone. */
  day?: string | undefined;
  timeZone: string;
};

/** Newest first; `next` is the `before` of the next page. */
export async function auditPage(
  db: Database,
  { before, limit, of, who, day, timeZone }: AuditFilter,
): Promise<{ entries: AuditEntry[]; next: string | null }> {
  const rows = await db
    .select({ entry: audit, id: items.id, headline: versions.headline })
    .from(audit)
    .leftJoin(items, eq(items.uri, audit.uri))
    .leftJoin(versions, eq(versions.seq, items.latestSeq))
    .where(
      and(
        before ? lt(audit.seq, before) : undefined,
        of && or(eq(audit.uri, of.uri), sql`${audit.detail}->'stories' @> ${JSON.stringify([{ id: of.id }])}::jsonb`),
        who ? sql`strpos(lower(${audit.who}), ${who.toLowerCase()}) > 0` : undefined,
        day ? sql`${audit.at} >= (${day}::date)::timestamp at time zone ${timeZone}` : undefined,
        day ? sql`${audit.at} < (${day}::date + 1)::timestamp at time zone ${timeZone}` : undefined,
      ),
    )
    .orderBy(desc(audit.seq))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const headlines = await headlinesOf(
    db,
    shown.flatMap(({ entry }) => concernedBy(entry).map((story) => story.id)),
  );
  const page = shown.map(({ entry, id, headline }) => ({
    ...entry,
    at: entry.at.toISOString(),
    detail: entry.detail as Record<string, unknown>,
    id,
    headline,
    stories: concernedBy(entry).map((story) => ({ ...story, headline: headlines.get(story.id) ?? '' })),
  }));
  return { entries: page, next: rows.length > limit ? String(page.at(-1)!.seq) : null };
}

const concernedBy = ({ detail }: typeof audit.$inferSelect) => (detail as AuditNote['detail'])?.stories ?? [];

async function headlinesOf(db: Database, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: items.id, headline: versions.headline })
    .from(items)
    .innerJoin(versions, eq(versions.seq, items.latestSeq))
    .where(inArray(items.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, headline }) => [id, headline]));
}
