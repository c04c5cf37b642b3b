import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import { curated, type NewChange, writeChanges } from './changes.ts';
import type { Database } from '../database/database.ts';
import type { ItemRow } from './publish.ts';
import { uncountWords } from '../searching/vocabulary-counts.ts';
import { lockTwins, sortTwins } from './twins.ts';
import { assets, items, moves, stories, storyKeys, storySubjects, versions } from '../database/schema.ts';

/** Withdraws a story. Only the fact that it existed remains: no word of it stays in a public table. */
export async function killStory(tx: Database, item: ItemRow, seq: number, now: Date): Promise<void> {
  await tx
    .update(versions)
    .set({ opensAt: null })
    .where(and(eq(versions.uri, item.uri), isNotNull(versions.opensAt)));
  await tx.update(moves).set({ seq: null }).where(eq(moves.fromId, item.id));
  const [shown] = await tx
    .select({ story: versions.story })
    .from(versions)
    .where(and(eq(versions.uri, item.uri), eq(versions.seq, item.publicSeq ?? -1)));
  const changes = await clearStory(tx, item.id, 'killed', now, seq);
  // What a package has curated stands as it would without it.
  if (shown?.story.entries) changes.push(curated('front', item.language as Language));
  await writeChanges(tx, now, changes);
}

/** Empties a story's public row; returns the changes to write, none where there was no row. */
export async function clearStory(
  tx: Database,
  id: string,
  kind: 'killed' | 'moved',
  now: Date,
  seq?: number,
): Promise<NewChange[]> {
  await tx
    .update(items)
    .set({ publicSeq: null, ...(kind === 'killed' && { killedAt: now }) })
    .where(eq(items.id, id));
  const { uri, group, language, killedAt, fingerprint } = stories;
  const [before] = await tx
    .select({ uri, group, language, killedAt, fingerprint })
    .from(stories)
    .where(eq(stories.id, id));
  // Never public: there is nothing to withdraw, and a 410 would reveal that there was a draft.
  if (!before) return [];
  const changes = [{ kind, storyId: id, language: before.language as Language, group: before.group }];
  // A withdrawn story that has moved is still announced: its page may be cached, and now redirects.
  if (before.killedAt) return kind === 'moved' ? changes : [];
  await lockTwins(tx, [before.fingerprint]);
  await tx
    .update(stories)
    .set({
      ...(seq !== undefined && { seq }),
      group: null,
      section: null,
      expires: null,
      expired: false,
      urgency: 9,
      revision: sql`${stories.revision} + 1`,
      article: null,
      seeAlso: [],
      translationUris: [],
      killedAt: now,
      fingerprint: null,
      twinOf: null,
      search: null,
      event: null,
      people: [],
      places: [],
    })
    .where(eq(stories.id, id));
  await tx.delete(storySubjects).where(eq(storySubjects.storyId, id));
  await hideAssets(tx, before.uri);
  await tx.delete(storyKeys).where(eq(storyKeys.storyId, id));
  const { changes: twins } = await sortTwins(tx, before.fingerprint, before.language);
  // The words of a moved story are its successor’s, too; the indexer counts them anew.
  if (kind === 'killed') await uncountWords(tx, id);
  return [...changes, ...twins];
}

/** The same for the desk, which tells readers why. Versions that wait stay as they are: a release may publish them. */
export async function withdrawFromReaders(
  tx: Database,
  id: string,
  reason: string | null,
  now: Date,
): Promise<NewChange[]> {
  const changes = await clearStory(tx, id, 'killed', now);
  await tx.update(stories).set({ withdrawalReason: reason }).where(eq(stories.id, id));
  return changes;
}

/** Pictures that no other public story shows are private again. */
async function hideAssets(tx: Database, uri: string): Promise<void> {
  const used = await tx.select({ names: versions.assets }).from(versions).where(eq(versions.uri, uri));
  const names = [...new Set(used.flatMap((row) => row.names))];
  if (names.length === 0) return;
  const shownElsewhere = sql`exists (
    select from ${stories} join ${versions} on ${versions.seq} = ${stories.seq}
    where ${stories.killedAt} is null and ${stories.uri} <> ${uri} and ${assets.name} = any(${versions.assets}))`;
  await tx
    .update(assets)
    .set({ public: false })
    .where(and(inArray(assets.name, names), sql`not ${shownElsewhere}`));
}
