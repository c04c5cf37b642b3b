import { and, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { killStory } from './kill.ts';
import { lockMoves } from './moves.ts';
import type { PreparedItem } from '../database/prepared.ts';
import { publishVersion } from './publish.ts';
import type { ItemRow, VersionRow } from './publish.ts';
import { notifyPictures } from '../rendition-jobs.ts';
import { items, previews, versions } from '../database/schema.ts';
import { awaitPictures } from './show-pictures.ts';
import type { Store } from '../database/store.ts';
import { storyIdOf } from './story-id.ts';

export type Received = {
  /** The story's short id. */
  id: string;
  /** False for an older or equal version, which is acknowledged and ignored. */
  stored: boolean;
  /** The newest version that is here now. */
  version: string;
  /** Another item has taken over this address: what was stored is not shown to readers. */
  movedAway: boolean;
};

/** Stores one prepared item, all of it or nothing. Once this has resolved, the version is durable. */
export function receiveItem(store: Store, prepared: PreparedItem, now: Date): Promise<Received> {
  return store.db.transaction(async (tx) => {
    await lockMoves(tx, prepared.story.formerUris.length > 0 ? 'to move' : 'to publish');
    const item = await lockItem(tx, prepared);
    const newest =
      item.latestSeq === null
        ? undefined
        : (await tx.select().from(versions).where(eq(versions.seq, item.latestSeq)))[0];
    const autosave = newest !== undefined && replacesDraft(prepared, newest);
    if (newest && !autosave && !isNewer(prepared, newest))
      return { id: item.id, stored: false, version: newest.version, movedAway: false };

    const version = await insertVersion(tx, prepared, now);
    const { language, group } = prepared;
    await tx.update(items).set({ latestSeq: version.seq, language, group }).where(eq(items.uri, item.uri));
    if (autosave) await deleteReplaced(tx, newest);
    const movedAway = await applyVersion(tx, { ...item, latestSeq: version.seq, language, group }, version, now);
    await tx.execute(sql`select pg_notify('drafts', ${item.uri})`);
    return { id: item.id, stored: true, version: version.version, movedAway };
  });
}

/** Applies the newest version to what readers see. True: the story has moved, and nothing changes for readers. */
async function applyVersion(tx: Database, item: ItemRow, version: VersionRow, now: Date): Promise<boolean> {
  if (version.pubStatus === 'canceled') {
    await killStory(tx, item, version.seq, now);
    return false;
  }
  const waits = version.embargoedUntil !== null && version.embargoedUntil > now;
  if (version.pubStatus === 'usable' && !waits) {
    const shown = await publishVersion(tx, item, version, now);
    if (version.expires && version.expires > now) await notifyClock(tx, version.expires);
    return !shown;
  }
  if (!waits) return false;
  const older = and(eq(versions.uri, item.uri), isNotNull(versions.opensAt), lt(versions.seq, version.seq));
  if (version.pubStatus === 'usable') {
    // ninjs: before embargoedUntil *all* versions are embargoed. An older one that still waits would break the new date.
    await tx.update(versions).set({ opensAt: null }).where(older);
    await tx.update(versions).set({ opensAt: version.embargoedUntil }).where(eq(versions.seq, version.seq));
  } else {
    // A draft neither publishes nor holds back, but a later embargo that it names binds what waits as well.
    await tx
      .update(versions)
      .set({ opensAt: version.embargoedUntil })
      .where(and(older, lt(versions.opensAt, version.embargoedUntil!)));
  }
  await notifyClock(tx, version.embargoedUntil!);
  return false;
}

/** The clock of every process sleeps until the next due moment it has read; this one may be earlier. */
async function notifyClock(tx: Database, moment: Date): Promise<void> {
  await tx.execute(sql`select pg_notify('clock', ${moment.toISOString()})`);
}

/** The item's row, made if missing, locked: two pushes of one uri are taken one after the other. */
async function lockItem(tx: Database, { uri, language, group }: PreparedItem): Promise<ItemRow> {
  for (let attempt = 0; attempt < 8; attempt++) {
    const [known] = await tx.select().from(items).where(eq(items.uri, uri)).for('update');
    if (known) return known;
    const id = storyIdOf(uri, attempt);
    // Nothing is written when the uri was just inserted by another transaction, or when another uri has this id.
    const [made] = await tx.insert(items).values({ uri, id, language, group }).onConflictDoNothing().returning();
    if (made) return made;
  }
  throw new Error('no free story id');
}

async function insertVersion(tx: Database, prepared: PreparedItem, now: Date): Promise<VersionRow> {
  const { uri, version, versionCreated, pubStatus, language, urgency, embargoedUntil, expires, item, story } = prepared;
  const [row] = await tx
    .insert(versions)
    .values({
      uri,
      version,
      versionCreated,
      receivedAt: now,
      pubStatus,
      language,
      section: story.section?.slug ?? null,
      headline: story.headline,
      urgency,
      embargoedUntil,
      expires,
      item,
      story,
      assets: prepared.assets,
    })
    .returning();
  await awaitPictures(tx, row!.seq, prepared.awaits);
  // Once this is committed, one of them may have arrived.
  if (prepared.awaits.length > 0) await notifyPictures(tx);
  return row!;
}

/** An autosave replaces the draft it saves, unless a preview was shared of exactly that version. */
async function deleteReplaced(tx: Database, { seq }: VersionRow): Promise<void> {
  const [preview] = await tx.select({ id: previews.id }).from(previews).where(eq(previews.versionSeq, seq)).limit(1);
  if (!preview) await tx.delete(versions).where(eq(versions.seq, seq));
}

type Versioned = Pick<PreparedItem, 'version' | 'versionCreated' | 'pubStatus'>;

/** Whole numbers compare as numbers (10 after 9), anything else by the time it was made. */
export function isNewer(candidate: Versioned, than: Versioned): boolean {
  const whole = /^\d+$/;
  if (whole.test(candidate.version) && whole.test(than.version))
    return BigInt(candidate.version) > BigInt(than.version);
  return candidate.versionCreated > than.versionCreated;
}

export function replacesDraft(candidate: Versioned, draft: Versioned): boolean {
  const equal = candidate.version === draft.version || (!isNewer(candidate, draft) && !isNewer(draft, candidate));
  const drafts = candidate.pubStatus === 'withheld' && draft.pubStatus === 'withheld';
  return drafts && equal && candidate.versionCreated > draft.versionCreated;
}
