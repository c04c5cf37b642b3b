import { and, desc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import type { AuditAction } from '#contract/audit-actions.ts';
import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import { audit } from '../database/schema.ts';
import { type ConcernedStory, recordAudit } from '../desk/audit.ts';

export type FrontNote = {
  who: string;
  action: AuditAction;
  detail: { language: Language; places?: string[]; stories?: ConcernedStory[] } & Record<string, unknown>;
};

const publications: AuditAction[] = ['front-publish', 'front-publish-scheduled', 'front-return'];

/**
 * Drafts are saved by themselves, with every change. So an editor's work on one is a single entry: for ten minutes, or until the front is
 * published.
 */
export async function recordFrontAction(tx: Database, note: FrontNote): Promise<void> {
  const { who, action, detail } = note;
  const { language, places = [], stories = [] } = detail;
  if (action !== 'front-draft') return recordAudit(tx, note);
  const ownDraft = and(eq(audit.who, who), eq(audit.action, action));
  const [last] = await tx
    .select({ seq: audit.seq, action: audit.action, detail: audit.detail })
    .from(audit)
    .where(
      and(
        gt(audit.at, sql`now() - interval '10 minutes'`),
        sql`${audit.detail}->>'language' = ${language}`,
        or(ownDraft, inArray(audit.action, publications)),
      ),
    )
    .orderBy(desc(audit.seq))
    .limit(1);
  if (last?.action !== action) return recordAudit(tx, note);
  const before = last.detail as FrontNote['detail'];
  const concerned = new Map([...(before.stories ?? []), ...stories].map((story) => [story.id, story]));
  await tx
    .update(audit)
    .set({
      detail: {
        ...detail,
        places: [...new Set([...(before.places ?? []), ...places])],
        stories: [...concerned.values()],
      },
    })
    .where(eq(audit.seq, last.seq));
}
