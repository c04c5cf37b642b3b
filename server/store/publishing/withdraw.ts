import { and, desc, eq, ne } from 'drizzle-orm';
import type { PreparedItem } from '../database/prepared.ts';
import type { Database } from '../database/database.ts';
import { items, versions } from '../database/schema.ts';
import { killStory } from './kill.ts';
import { resolveMove } from './moves.ts';
import type { Note } from './notes.ts';
import type { ItemRow, VersionRow } from './publish.ts';
import { isNewer } from './version-order.ts';

export type Withdrawn = { stored: boolean; version: string; notes: Note[] };

/**
 * Withdraws an item. A withdrawal also counts at the version that is public, and without a version counts as the newest; it is ignored
 * only if it is older than a later publication or withdrawal. A newer draft does not prevent it.
 */
export async function withdrawItem(
  tx: Database,
  {
    item,
    prepared,
    insert,
    now,
  }: { item: ItemRow; prepared: PreparedItem; insert: (prepared: PreparedItem) => Promise<VersionRow>; now: Date },
): Promise<Withdrawn> {
  const [last] = await tx
    .select()
    .from(versions)
    .where(and(eq(versions.uri, item.uri), ne(versions.pubStatus, 'withheld')))
    .orderBy(desc(versions.seq))
    .limit(1);
  const [draft] = await tx
    .select()
    .from(versions)
    .where(eq(versions.uri, item.uri))
    .orderBy(desc(versions.seq))
    .limit(1);
  const newest = last ?? draft;
  const same = prepared.version === '' || prepared.version === newest?.version;
  if (newest && !same && isNewer(newest, prepared))
    return { stored: false, version: newest.version, notes: [{ kind: 'older-withdrawal', version: newest.version }] };
  // Sent again.
  if (newest?.pubStatus === 'canceled' && (same || !isNewer(prepared, newest)))
    return { stored: false, version: newest.version, notes: [] };

  const version = await insert({
    ...prepared,
    language: item.language as PreparedItem['language'],
    version: prepared.version || newest?.version || prepared.versionCreated.toISOString(),
    // The desk shows the headline of a withdrawn story.
    story: { ...prepared.story, headline: prepared.story.headline || (newest?.headline ?? '') },
  });
  await tx.update(items).set({ latestSeq: version.seq }).where(eq(items.uri, item.uri));
  await killStory(tx, item, version.seq, now);
  const moved = await resolveMove(tx, item.id);
  const notes: Note[] =
    moved && !moved.killedAt ? [{ kind: 'successor-public', id: moved.id, language: moved.language }] : [];
  return { stored: true, version: version.version, notes };
}
