import { and, eq } from 'drizzle-orm';
import type { DeskFront, FrontPlan } from '#contract/curation.ts';
import type { Absence } from '#contract/front-places.ts';
import type { Language } from '#contract/language.ts';
import type { Story } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import type { ReadContext } from '../database/rows.ts';
import { frontPublications } from '../database/schema.ts';
import { arrangeFront, type FrontSettings } from '../reading/front/front.ts';
import { unfit } from '../reading/front/placing.ts';
import { frontRow, type FrontRow } from './front-rows.ts';
import { plannedStories } from './planned-stories.ts';
import { automaticFront, changedPlaces, idsOfPlan, isPinned, placesOf } from './plans.ts';

/** A front as its editors see it. */
export async function deskFront(
  db: Database,
  language: Language,
  settings: Omit<FrontSettings, 'plan'>,
  context: ReadContext,
): Promise<DeskFront> {
  const row = await frontRow(db, language);
  const { draft, published } = row ?? { draft: automaticFront, published: automaticFront };
  const plans = [draft, published, ...(row?.scheduled ? [row.scheduled] : [])];
  const [{ placed }, planned, publication] = await Promise.all([
    arrangeFront(db, language, { ...settings, plan: draft }, context),
    plannedStories(
      db,
      language,
      { ids: plans.flatMap(idsOfPlan), absentInPlace: (id, story) => absentInPlace(draft, id, story, context.now) },
      context,
    ),
    row ? publicationOf(db, row) : null,
  ]);
  const differs = changedPlaces(published, draft);
  const last = row?.edits.findLast(({ places, keepsDraft }) => places.length > 0 && !keepsDraft);
  return {
    language,
    revision: row?.revision ?? 0,
    draft,
    published,
    differs,
    changed: differs.length > 0 && last ? { at: last.at, by: last.by, places: last.places } : null,
    publication,
    schedule: row ? scheduleOf(row) : null,
    stories: planned,
    shown: placed,
  } satisfies DeskFront;
}

function scheduleOf({ scheduled, scheduledFor, scheduledBy, scheduledAt }: FrontRow): DeskFront['schedule'] {
  if (!scheduled || !scheduledFor || !scheduledAt) return null;
  return {
    ...{ at: scheduledFor.toISOString(), by: scheduledBy ?? '', decidedAt: scheduledAt.toISOString() },
    plan: scheduled,
  };
}

async function publicationOf(db: Database, { language, number }: FrontRow): Promise<DeskFront['publication']> {
  const [row] = await db
    .select()
    .from(frontPublications)
    .where(and(eq(frontPublications.language, language), eq(frontPublications.number, number)));
  return row ? { number, at: row.at.toISOString(), by: row.by, action: row.action } : null;
}

function absentInPlace(plan: FrontPlan, id: string, story: Story, now: Date): Absence | null {
  if (plan.hidden.includes(id)) return 'hidden';
  for (const [place, { stories: chosen }] of placesOf(plan)) {
    const one = chosen.find((each) => each.id === id);
    if (one) return isPinned(one, now) ? unfit(place, story) : 'ended';
  }
  return null;
}
