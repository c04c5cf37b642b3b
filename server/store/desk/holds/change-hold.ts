import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { HoldChange } from '#contract/hold.ts';
import type { HoldAction } from '#contract/hold-actions.ts';
import type { Database } from '../../database/database.ts';
import { holds, items, stories, versions } from '../../database/schema.ts';
import type { DeskCorrection } from '../../database/schema/holds.ts';
import type { Store } from '../../database/store.ts';
import { writeChanges } from '../../publishing/changes.ts';
import { holdOf, type HoldRow } from '../../publishing/holds/hold-rows.ts';
import { withdrawFromReaders } from '../../publishing/kill.ts';
import { notifyClock } from '../../publishing/notify-clock.ts';
import { lockMoves } from '../../publishing/moves.ts';
import { type ItemRow, publishVersion } from '../../publishing/publish.ts';
import { recordAudit } from '../audit.ts';

/** Another editor was faster, or the story is not what it was: nothing has been done. */
export class HoldConflict extends Error {}

/** `breakingMinutes`: how long a story is breaking. */
type By = { who: string; now: Date; breakingMinutes: number };

/** Changes what the desk holds of a story, and with it what readers see. All of it or nothing. Null if there is no such item. */
export function changeHold(store: Store, id: string, change: HoldChange, by: By): Promise<HoldRow | null> {
  return store.db.transaction(async (tx) => {
    // As for a move: nothing may be published between finding what to hold and holding it.
    await lockMoves(tx, 'to move');
    const [item] = await tx.select().from(items).where(eq(items.id, id)).for('update');
    if (!item) return null;
    const before = await holdOf(tx, item.uri);
    if ((before?.revision ?? 0) !== change.revision) throw new HoldConflict();
    await apply(tx, { item, before, change, by });
    await recordAudit(tx, { who: by.who, action: change.action, uri: item.uri, detail: detailOf(change) });
    await tx.execute(sql`select pg_notify('drafts', ${item.uri})`);
    return (await holdOf(tx, item.uri)) ?? null;
  });
}

function detailOf(change: HoldChange): Record<string, unknown> {
  if (change.action === 'withdraw') return change.reason ? { note: change.reason } : {};
  return 'text' in change ? { note: change.text } : {};
}

type Applied = { item: ItemRow; before: HoldRow | undefined; change: HoldChange; by: By };

async function apply(tx: Database, { item, before, change, by }: Applied): Promise<void> {
  switch (change.action) {
    case 'withdraw':
      return withdraw(tx, { item, before, reason: change.reason, by });
    case 'release':
      return release(tx, { before, by });
    case 'unlist':
    case 'relist':
      return show(tx, { item, before, by, action: change.action }, { unlisted: change.action === 'unlist' });
    case 'mark-breaking':
    case 'unmark-breaking': {
      const isMarked = change.action === 'mark-breaking';
      if (!isMarked && !before?.breakingMarked) throw new HoldConflict();
      const until = new Date(by.now.getTime() + by.breakingMinutes * 60_000);
      const columns = isMarked
        ? { breakingMarked: until, ...(before?.breakingEnded && { breakingEnded: false }) }
        : { breakingMarked: null };
      return show(tx, { item, before, by, action: change.action }, columns);
    }
    case 'end-breaking':
    case 'resume-breaking': {
      const breakingEnded = change.action === 'end-breaking';
      return show(
        tx,
        { item, before, by, action: change.action },
        { breakingEnded, ...(breakingEnded && { breakingMarked: null }) },
      );
    }
    case 'correct': {
      const corrections = before?.corrections ?? [];
      const known = await publicCorrections(tx, item);
      if (known.includes(change.text)) throw new HoldConflict();
      const added = { at: by.now.toISOString(), by: by.who, text: change.text };
      return show(tx, { item, before, by, action: 'correct' }, { corrections: [...corrections, added] });
    }
    case 'remove-correction': {
      const corrections = before?.corrections.filter(({ text }) => text !== change.text) ?? [];
      if (corrections.length === (before?.corrections.length ?? 0)) throw new HoldConflict();
      await removeCorrection(tx, item.id, change.text);
      return show(tx, { item, before, by, action: 'remove-correction' }, { corrections });
    }
  }
}

async function withdraw(
  tx: Database,
  { item, before, reason, by }: Omit<Applied, 'change'> & { reason: string },
): Promise<void> {
  const isPublic = item.publicSeq !== null;
  if (before?.withdrawnAt || (!isPublic && !(await waitsForEmbargo(tx, item)))) throw new HoldConflict();
  const columns = { withdrawnAt: by.now, withdrawnBy: by.who, reason: reason || null, origin: item.uri };
  await save(tx, item.uri, columns, 'withdraw', by);
  // What only waits for its embargo is held when that opens.
  if (isPublic) await writeChanges(tx, by.now, await withdrawFromReaders(tx, item.id, reason || null, by.now));
}

/** Readers do not have it, and will get it when its embargo opens. */
export async function waitsForEmbargo(
  db: Database,
  { uri, publicSeq }: Pick<ItemRow, 'uri' | 'publicSeq'>,
): Promise<boolean> {
  if (publicSeq !== null) return false;
  return (await db.$count(versions, and(eq(versions.uri, uri), isNotNull(versions.opensAt)))) > 0;
}

/** Gives readers the newest version again, of the story and of those that were held because they name it. */
async function release(tx: Database, { before, by }: { before: HoldRow | undefined; by: By }): Promise<void> {
  if (!before?.withdrawnAt) throw new HoldConflict();
  const held = await tx
    .select({ uri: holds.uri })
    .from(holds)
    .where(and(eq(holds.origin, before.origin ?? before.uri), isNotNull(holds.withdrawnAt)));
  const uris = held.map(({ uri }) => uri);
  for (const uri of uris)
    await save(tx, uri, { withdrawnAt: null, withdrawnBy: null, reason: null, origin: null }, 'release', by);
  const oldestFirst = await tx
    .select()
    .from(items)
    .where(inArray(items.uri, uris))
    .orderBy(asc(items.latestSeq), asc(items.uri))
    .for('update');
  for (const item of oldestFirst) await publishNewest(tx, item, by.now);
}

async function publishNewest(tx: Database, item: ItemRow, now: Date): Promise<void> {
  const newest = await newestToShow(tx, item.uri, now);
  if (newest?.pubStatus === 'usable') await publishVersion(tx, item, newest, now);
  // What came meanwhile with an embargo waits for it again.
  const waiting = and(
    eq(versions.uri, item.uri),
    eq(versions.pubStatus, 'usable'),
    gt(versions.embargoedUntil, now),
    gt(versions.seq, newest?.seq ?? 0),
  );
  const [last] = await tx.select().from(versions).where(waiting).orderBy(desc(versions.seq)).limit(1);
  if (!last) return;
  await tx.update(versions).set({ opensAt: last.embargoedUntil }).where(eq(versions.seq, last.seq));
  await notifyClock(tx, last.embargoedUntil!);
}

/** The version that readers would have by now had the desk not withdrawn the story; a withdrawal of its sender counts. */
async function newestToShow(tx: Database, uri: string, now: Date) {
  const opened = or(isNull(versions.embargoedUntil), lte(versions.embargoedUntil, now));
  const [newest] = await tx
    .select()
    .from(versions)
    .where(
      and(eq(versions.uri, uri), or(eq(versions.pubStatus, 'canceled'), and(eq(versions.pubStatus, 'usable'), opened))),
    )
    .orderBy(desc(versions.seq))
    .limit(1);
  return newest;
}

/** The version of a withdrawn story that came after the one readers had, and that a release would publish. */
export async function versionWaiting(db: Database, uri: string, since: Date, now: Date): Promise<string | null> {
  const newest = await newestToShow(db, uri, now);
  return newest?.pubStatus === 'usable' && newest.receivedAt > since ? newest.version : null;
}

type Columns = Partial<typeof holds.$inferInsert>;

/** Publishes what readers have once more, as the changed hold says. */
async function show(
  tx: Database,
  { item, before, by, action }: { item: ItemRow; before: HoldRow | undefined; by: By; action: HoldAction },
  columns: Columns & Partial<Pick<HoldRow, 'unlisted' | 'breakingEnded' | 'corrections'>>,
): Promise<void> {
  const { publicSeq } = item;
  const { unlisted, breakingEnded } = columns;
  const same =
    (unlisted !== undefined && unlisted === (before?.unlisted ?? false)) ||
    (breakingEnded !== undefined && breakingEnded === (before?.breakingEnded ?? false));
  if (same || publicSeq === null) throw new HoldConflict();
  await save(tx, item.uri, columns, action, by);
  const [version] = await tx.select().from(versions).where(eq(versions.seq, publicSeq));
  await publishVersion(tx, item, version!, by.now);
}

async function save(tx: Database, uri: string, columns: Columns, lastAction: HoldAction, by: By): Promise<void> {
  const changed = { ...columns, changedAt: by.now, changedBy: by.who, lastAction };
  await tx
    .insert(holds)
    .values({ uri, ...changed })
    .onConflictDoUpdate({ target: holds.uri, set: { ...changed, revision: sql`${holds.revision} + 1` } });
}

async function publicCorrections(tx: Database, { id }: ItemRow): Promise<string[]> {
  const [row] = await tx.select({ article: stories.article }).from(stories).where(eq(stories.id, id));
  return row?.article?.corrections.map(({ text }) => text) ?? [];
}

/** Takes a note off the public article, from which the next version would inherit it. */
async function removeCorrection(tx: Database, id: string, removed: DeskCorrection['text']): Promise<void> {
  const [row] = await tx.select({ article: stories.article }).from(stories).where(eq(stories.id, id));
  if (!row?.article) return;
  const corrections = row.article.corrections.filter(({ text }) => text !== removed);
  await tx
    .update(stories)
    .set({ article: { ...row.article, corrections } })
    .where(eq(stories.id, id));
}
