import { eq } from 'drizzle-orm';
import type { FrontChange, FrontPlan } from '#contract/curation.ts';
import type { Language } from '#contract/language.ts';
import { type FrontAction } from '#contract/front-places.ts';
import type { Database } from '../database/database.ts';
import { frontPublications, fronts } from '../database/schema.ts';
import { curated, writeChanges } from '../publishing/changes.ts';
import { notifyClock } from '../publishing/notify-clock.ts';
import { changedOnFront } from './changed-stories.ts';
import { notifyFronts } from './front-events.ts';
import { automaticFront, changedPlaces, nextEnd, pinsOf } from './plans.ts';
import { type FrontNote, recordFrontAction } from './record-front-action.ts';

export type FrontRow = typeof fronts.$inferSelect;

const rememberedEdits = 50;

export async function frontRow(db: Database, language: Language): Promise<FrontRow | undefined> {
  return (await db.select().from(fronts).where(eq(fronts.language, language)))[0];
}

/** The row of a front, made if missing, and locked until the transaction ends. */
export async function lockFront(tx: Database, language: Language): Promise<FrontRow> {
  await tx.insert(fronts).values({ language, draft: automaticFront, published: automaticFront }).onConflictDoNothing();
  const [row] = await tx.select().from(fronts).where(eq(fronts.language, language)).for('update');
  return row!;
}

type Columns = Partial<Omit<FrontRow, 'language' | 'revision' | 'edits'>>;
type Edit = FrontChange & { columns: Columns; audit: FrontNote };

/** Writes one change of a front, and tells the desks that show it. */
export async function writeEdit(tx: Database, row: FrontRow, { columns, audit, ...change }: Edit): Promise<void> {
  const revision = row.revision + 1;
  const edit = { ...change, revision, ...(!columns.draft && { keepsDraft: true as const }) };
  const edits = [...row.edits, edit].slice(-rememberedEdits);
  await tx
    .update(fronts)
    .set({ ...columns, revision, edits })
    .where(eq(fronts.language, row.language));
  await recordFrontAction(tx, audit);
  await notifyFronts(tx, { language: row.language as Language, about: 'front' });
}

type Publication = {
  plan: FrontPlan;
  action: FrontAction;
  by: string;
  now: Date;
  returnedTo?: number;
  columns?: Columns;
};

const auditOf = {
  publish: 'front-publish',
  'publish-scheduled': 'front-publish-scheduled',
  return: 'front-return',
} as const;

/** Makes a plan what readers have. The last step of a transaction. */
export async function publishFront(
  tx: Database,
  row: FrontRow,
  { plan, action, by, now, returnedTo, columns = {} }: Publication,
): Promise<void> {
  const language = row.language as Language;
  const number = row.number + 1;
  const places = changedPlaces(row.published, plan);
  const endsAt = nextEnd(pinsOf(plan), now);
  await tx
    .insert(frontPublications)
    .values({ language, number, at: now, by, action, returnedTo: returnedTo ?? null, places, plan });
  const stories = changedOnFront(row.published, plan);
  const detail = { language, number, places, stories, ...(returnedTo !== undefined && { returnedTo }) };
  await writeEdit(tx, row, {
    ...{ at: now.toISOString(), by, places },
    columns: { published: plan, number, endsAt, ...columns },
    audit: { who: by, action: auditOf[action], detail },
  });
  if (endsAt) await notifyClock(tx, endsAt);
  await writeChanges(tx, now, [curated('front', language)]);
}
