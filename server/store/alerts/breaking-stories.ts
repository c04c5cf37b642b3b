import { and, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import { alerts, holds, stories } from '../database/schema.ts';
import { alertable } from './alert-rows.ts';

/** Ids of breaking stories since a moment, and of those that the desk has marked, about which nobody has decided yet. */
export async function undecidedBreaking(
  db: Database,
  languages: readonly Language[],
  { since, now }: { since: Date; now: Date },
): Promise<string[]> {
  const undecided = or(isNull(alerts.storyId), and(eq(alerts.state, 'proposed'), eq(alerts.round, 0)));
  const ofLanguages = inArray(stories.language, [...languages]);
  // Two questions, each of which has an index.
  const [urgent, marked] = await Promise.all([
    db
      .select({ id: stories.id })
      .from(stories)
      .leftJoin(alerts, eq(alerts.storyId, stories.id))
      .where(and(ofLanguages, gt(stories.published, since), lte(stories.urgency, 2), alertable, undecided)),
    db
      .select({ id: stories.id })
      .from(holds)
      .innerJoin(stories, eq(stories.uri, holds.uri))
      .leftJoin(alerts, eq(alerts.storyId, stories.id))
      .where(and(gt(holds.breakingMarked, now), ofLanguages, alertable, undecided)),
  ]);
  return [...new Set([...urgent, ...marked].map(({ id }) => id))];
}
