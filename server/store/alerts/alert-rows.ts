import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Article } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import { breakingUntil, type ReadContext } from '../database/rows.ts';
import { alerts, stories } from '../database/schema.ts';

export type AlertRow = typeof alerts.$inferSelect;

/** The name in the audit list of what nobody has pressed. */
export const automaticSender = 'automatic';

/** Notices on this channel say that there are deliveries to make. */
export const alertsChannel = 'alerts';
export const notifyAlerts = (db: Database) => db.execute(sql`select pg_notify(${alertsChannel}, '')`);

/** Of a story, locked: whoever changes an alert does it alone. */
export async function lockAlert(tx: Database, storyId: string): Promise<AlertRow> {
  await tx.insert(alerts).values({ storyId }).onConflictDoNothing();
  return (await tx.select().from(alerts).where(eq(alerts.storyId, storyId)).for('update'))[0]!;
}

/** Stories that readers may be alerted about: public, listed and not expired. */
export const alertable = and(
  isNotNull(stories.article),
  isNull(stories.killedAt),
  isNull(stories.twinOf),
  eq(stories.expired, false),
);

export type Alertable = { uri: string; article: Article; breaking: boolean; fingerprint: string | null };

export async function alertableStory(db: Database, storyId: string, context: ReadContext): Promise<Alertable | null> {
  const [row] = await db
    .select({ uri: stories.uri, article: stories.article, fingerprint: stories.fingerprint })
    .from(stories)
    .where(and(eq(stories.id, storyId), alertable));
  if (!row?.article) return null;
  const { uri, article, fingerprint } = row;
  return { uri, article, fingerprint, breaking: breakingUntil(article, context) !== null };
}
