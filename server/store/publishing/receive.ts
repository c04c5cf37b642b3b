import { and, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { PushWarning } from '#contract/push.ts';
import type { Database } from '../database/database.ts';
import { holdOf } from './holds/hold-rows.ts';
import { lockMoves } from './moves.ts';
import { RefusedByNotes, type Note } from './notes.ts';
import { notifyClock } from './notify-clock.ts';
import { requestRemoteFiles } from '../moving/remote-files.ts';
import type { PreparedItem } from '../database/prepared.ts';
import { publishVersion } from './publish.ts';
import type { ItemRow, VersionRow } from './publish.ts';
import { notifyPictures } from '../rendition-jobs.ts';
import { items, previews, versions } from '../database/schema.ts';
import { awaitPictures } from './show-pictures.ts';
import type { Store } from '../database/store.ts';
import { storyIdOf } from './story-id.ts';
import { isNewer, replacesDraft } from './version-order.ts';
import { withdrawItem } from './withdraw.ts';
import { readsTheSame } from './words/words-of-story.ts';

export type Received = {
  /** The story's short id. */
  id: string;
  /** False for an older or equal version, which is acknowledged and ignored. */
  stored: boolean;
  /** The newest version in the store. */
  version: string;
  /** Language of the stored item: a withdrawal may name another one, or none. */
  language: Language;
  notes: Note[];
};

type Options = {
  /** Warnings for the sender, stored for the desk. */
  remarks?: PushWarning[];
  /** A note as such a warning. */
  remarkOf?: (note: Note) => PushWarning;
  /** Throws RefusedByNotes instead of storing, if there would be notes. Never for a withdrawal. */
  strict?: boolean;
  /** From an archive: a draft that was kept is kept again, although a later one has its version. */
  fromArchive?: boolean;
  /** Published long ago elsewhere: open pages are not told. */
  backfill?: boolean;
};

/** Stores one prepared item, all of it or nothing. Once this has resolved, the version is durable. */
export function receiveItem(store: Store, prepared: PreparedItem, now: Date, options: Options = {}): Promise<Received> {
  return store.db.transaction(async (tx) => {
    const received = await receive(tx, prepared, now, options);
    if (options.strict && received.notes.length > 0 && prepared.pubStatus !== 'canceled')
      throw new RefusedByNotes(received.notes);
    const { remarks = [], remarkOf } = options;
    if (received.stored && received.notes.length > 0 && remarkOf)
      await tx
        .update(versions)
        .set({ remarks: [...remarks, ...received.notes.map(remarkOf)] })
        .where(and(eq(versions.uri, prepared.uri), eq(versions.version, received.version)));
    return received;
  });
}

async function receive(
  tx: Database,
  prepared: PreparedItem,
  now: Date,
  { remarks = [], fromArchive = false, backfill = fromArchive }: Options,
): Promise<Received> {
  await lockMoves(tx, prepared.story.formerUris.length > 0 ? 'to move' : 'to publish');
  const item = await lockItem(tx, prepared);
  const insert = (given: PreparedItem) => insertVersion(tx, given, now, remarks);
  if (prepared.pubStatus === 'canceled') {
    const withdrawn = await withdrawItem(tx, { item, prepared, insert, now });
    if (withdrawn.stored) await tx.execute(sql`select pg_notify('drafts', ${item.uri})`);
    return { id: item.id, language: item.language as Language, ...withdrawn };
  }
  const newest =
    item.latestSeq === null ? undefined : (await tx.select().from(versions).where(eq(versions.seq, item.latestSeq)))[0];
  const autosave = newest !== undefined && replacesDraft(prepared, newest);
  const { language, group } = prepared;
  if (newest && !autosave && !isNewer(prepared, newest))
    return {
      id: item.id,
      stored: false,
      version: newest.version,
      language,
      notes: [...(await heldNotes(tx, prepared.uri)), ...whyIgnored(prepared, newest)],
    };

  const version = await insert(prepared);
  await tx.update(items).set({ latestSeq: version.seq, language, group }).where(eq(items.uri, item.uri));
  if (autosave && !fromArchive) await deleteReplaced(tx, newest);
  const notes = await applyVersion(tx, { ...item, latestSeq: version.seq, language, group }, version, {
    now,
    backfill,
  });
  await tx.execute(sql`select pg_notify('drafts', ${item.uri})`);
  return { id: item.id, stored: true, version: version.version, language, notes };
}

/** A repeated push gets a warning only where its text differs, since that text is ignored. */
function whyIgnored(prepared: PreparedItem, newest: VersionRow): Note[] {
  const { version, pubStatus, story } = newest;
  if (pubStatus === 'canceled') return [{ kind: 'withdrawn', version }];
  if (readsTheSame(prepared.story, story) && prepared.pubStatus === pubStatus) return [];
  return [{ kind: isNewer(newest, prepared) ? 'older' : 'equal-but-different', version }];
}

/** Told again with each push that the desk overrules. */
async function heldNotes(tx: Database, uri: string): Promise<Note[]> {
  const held = await holdOf(tx, uri);
  return held?.withdrawnAt ? [{ kind: 'held', since: held.withdrawnAt }] : [];
}

/** Applies the newest version to what readers see. */
async function applyVersion(
  tx: Database,
  item: ItemRow,
  version: VersionRow,
  { now, backfill }: { now: Date; backfill: boolean },
): Promise<Note[]> {
  const waits = version.embargoedUntil !== null && version.embargoedUntil > now;
  if (version.pubStatus === 'usable' && !waits) {
    const { heldSince, unlisted, movedAway, twinOf, hides } = await publishVersion(tx, item, version, now, {
      backfill,
    });
    return [
      ...(heldSince ? [{ kind: 'held' as const, since: heldSince }] : []),
      ...(unlisted ? [{ kind: 'unlisted-by-desk' as const }] : []),
      ...(movedAway ? [{ kind: 'moved' as const }] : []),
      ...(twinOf === null ? [] : [{ kind: 'twin' as const, of: twinOf }]),
      ...(hides.length > 0 && twinOf === null ? [{ kind: 'hides-twins' as const, uris: hides }] : []),
    ];
  }
  const held = await heldNotes(tx, item.uri);
  if (!waits) return held;
  const older = and(eq(versions.uri, item.uri), isNotNull(versions.opensAt), lt(versions.seq, version.seq));
  if (version.pubStatus === 'usable') {
    // ninjs: before embargoedUntil *all* versions are embargoed. An older one that still waits would break the new date.
    await tx.update(versions).set({ opensAt: null }).where(older);
    await tx.update(versions).set({ opensAt: version.embargoedUntil }).where(eq(versions.seq, version.seq));
  } else {
    // A draft neither publishes nor delays anything, but a later embargo in it also applies to versions that are waiting.
    await tx
      .update(versions)
      .set({ opensAt: version.embargoedUntil })
      .where(and(older, lt(versions.opensAt, version.embargoedUntil!)));
  }
  await notifyClock(tx, version.embargoedUntil!);
  return held;
}

/** The item's row, made if missing, locked: two pushes of one uri are processed one after the other. */
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

async function insertVersion(
  tx: Database,
  prepared: PreparedItem,
  now: Date,
  remarks: PushWarning[],
): Promise<VersionRow> {
  const { story, group: _, awaits: __, fetches, ...columns } = prepared;
  const [row] = await tx
    .insert(versions)
    .values({
      ...columns,
      receivedAt: now,
      section: story.section?.slug ?? null,
      headline: story.headline,
      story,
      remarks,
    })
    .returning();
  await awaitPictures(tx, row!.seq, prepared.awaits);
  // Once this is committed, one of them may have arrived.
  if (prepared.awaits.length > 0) await notifyPictures(tx);
  await requestRemoteFiles(
    tx,
    fetches.map((url) => ({ url, media: url, source: 'push', priority: 1 })),
  );
  return row!;
}

/** An autosave replaces the draft it saves, unless a preview was shared of exactly that version. */
async function deleteReplaced(tx: Database, { seq }: VersionRow): Promise<void> {
  const [preview] = await tx.select({ id: previews.id }).from(previews).where(eq(previews.versionSeq, seq)).limit(1);
  if (!preview) await tx.delete(versions).where(eq(versions.seq, seq));
}
