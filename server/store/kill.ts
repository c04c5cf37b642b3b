import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import { writeChanges } from './changes.ts';
import type { Database } from './database.ts';
import type { ItemRow } from './publish.ts';
import { assets, items, stories, storySubjects, versions } from './schema.ts';

/** Takes a story from readers. What remains says only that it was here: no word of it stays in a public table. */
export async function killStory(tx: Database, item: ItemRow, seq: number, now: Date): Promise<void> {
  await tx
    .update(versions)
    .set({ opensAt: null })
    .where(and(eq(versions.uri, item.uri), isNotNull(versions.opensAt)));
  await tx.update(items).set({ publicSeq: null, killedAt: now }).where(eq(items.uri, item.uri));
  const [before] = await tx
    .select({ group: stories.group, language: stories.language })
    .from(stories)
    .where(and(eq(stories.id, item.id), isNull(stories.killedAt)));
  // Never public: there is nothing to withdraw, and a 410 would tell that there was a draft.
  if (!before) return;
  await tx
    .update(stories)
    .set({
      seq,
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
      foldedHeadline: '',
      foldedText: '',
      search: null,
    })
    .where(eq(stories.id, item.id));
  await tx.delete(storySubjects).where(eq(storySubjects.storyId, item.id));
  await hideAssets(tx, item.uri);
  await writeChanges(tx, now, [
    { kind: 'killed', storyId: item.id, language: before.language as Language, group: before.group },
  ]);
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
