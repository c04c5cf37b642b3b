import { and, eq } from 'drizzle-orm';
import type { FrontChange, FrontPlan } from '#contract/curation.ts';
import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import { frontPublications } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { notifyClock } from '../publishing/notify-clock.ts';
import { changedOnFront } from './changed-stories.ts';
import { type FrontRow, lockFront, publishFront, writeEdit } from './front-rows.ts';
import { changedPlaces, tidyPlan } from './plans.ts';

/** Another editor was faster: nothing has been done. */
export class FrontConflicted extends Error {
  readonly revision: number;
  readonly changes: FrontChange[];

  constructor(revision: number, edits: readonly FrontChange[]) {
    super('somebody else has changed the front');
    this.revision = revision;
    this.changes = byEditor(edits);
  }
}

/** One line for each editor, with the time of their last change: a draft is saved with every one of them. */
function byEditor(edits: readonly FrontChange[]): FrontChange[] {
  const lines = new Map<string, FrontChange>();
  for (const { at, by, places } of edits) {
    const before = lines.get(by)?.places ?? [];
    lines.set(by, { at, by, places: [...new Set([...before, ...places])] });
  }
  return [...lines.values()];
}

type Change = { language: Language; revision: number; by: string; now: Date };

function change(
  store: Store,
  { language, revision }: Change,
  apply: (tx: Database, row: FrontRow) => Promise<boolean>,
): Promise<boolean> {
  return store.db.transaction(async (tx) => {
    const row = await lockFront(tx, language);
    if (row.revision !== revision) throw new FrontConflicted(row.revision, since(row, revision));
    return apply(tx, row);
  });
}

const since = ({ edits }: FrontRow, seen: number) => edits.filter((edit) => edit.revision > seen);

/** Throws if somebody has changed the draft since a revision. What was published or scheduled meanwhile, perhaps by the clock, left it as it was. */
function requireSameDraft(row: FrontRow, seen: number): void {
  const edits = since(row, seen);
  const ofDraft = edits.filter(({ keepsDraft }) => !keepsDraft);
  // Only the latest edits are remembered, and none of a restored backup.
  if (ofDraft.length > 0 || edits.length !== row.revision - seen) throw new FrontConflicted(row.revision, ofDraft);
}

export async function saveDraft(store: Store, given: Change & { plan: FrontPlan }): Promise<void> {
  const { language, by, now } = given;
  const plan = tidyPlan(given.plan);
  await store.db.transaction(async (tx) => {
    const row = await lockFront(tx, language);
    requireSameDraft(row, given.revision);
    const places = changedPlaces(row.draft, plan);
    if (places.length === 0) return;
    await writeEdit(tx, row, {
      ...{ at: now.toISOString(), by, places },
      columns: { draft: plan },
      audit: { who: by, action: 'front-draft', detail: { language, places, stories: changedOnFront(row.draft, plan) } },
    });
  });
}

/** The draft becomes what readers have. */
export async function publishDraft(store: Store, given: Change): Promise<void> {
  const { by, now } = given;
  await change(store, given, async (tx, row) => {
    await publishFront(tx, row, { plan: row.draft, action: 'publish', by, now });
    return true;
  });
}

/** The draft as it is now will be published at a time. It replaces what was to be published before. */
export async function scheduleDraft(store: Store, given: Change & { at: Date }): Promise<void> {
  const { language, by, now, at } = given;
  await change(store, given, async (tx, row) => {
    const places = changedPlaces(row.published, row.draft);
    const stories = changedOnFront(row.published, row.draft);
    await writeEdit(tx, row, {
      ...{ at: now.toISOString(), by, places },
      columns: { scheduled: row.draft, scheduledFor: at, scheduledBy: by, scheduledAt: now },
      audit: { who: by, action: 'front-schedule', detail: { language, places, stories, for: at.toISOString() } },
    });
    await notifyClock(tx, at);
    return true;
  });
}

export const noSchedule = { scheduled: null, scheduledFor: null, scheduledBy: null, scheduledAt: null };

export async function cancelSchedule(store: Store, given: Change): Promise<void> {
  const { language, by, now } = given;
  await change(store, given, async (tx, row) => {
    if (!row.scheduledFor) return true;
    const at = row.scheduledFor.toISOString();
    await writeEdit(tx, row, {
      ...{ at: now.toISOString(), by, places: [] },
      columns: noSchedule,
      audit: { who: by, action: 'front-cancel', detail: { language, for: at } },
    });
    return true;
  });
}

/** Publishes what the history has under a number; false if it has no such number. */
export function returnToFront(store: Store, given: Change & { number: number }): Promise<boolean> {
  const { language, by, now, number } = given;
  return change(store, given, async (tx, row) => {
    const [former] = await tx
      .select()
      .from(frontPublications)
      .where(and(eq(frontPublications.language, language), eq(frontPublications.number, number)));
    if (!former) return false;
    const { plan } = former;
    await publishFront(tx, row, { plan, action: 'return', by, now, returnedTo: number, columns: { draft: plan } });
    return true;
  });
}
