import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { PushWarning } from '#contract/push.ts';
import { writeChanges } from './changes.ts';
import type { Database } from '../database/database.ts';
import { lockMoves } from './moves.ts';
import { isNewsworthy } from './newsworthy.ts';
import type { PreparedItem } from '../database/prepared.ts';
import { assets, awaitedPictures, items, stories, versions } from '../database/schema.ts';
import { searchColumns } from '../searching/search-columns.ts';
import type { Store } from '../database/store.ts';

/** Result of reading an item again: only what its pictures change. Its words stay as they were first read. */
type Shown = Pick<PreparedItem, 'assets' | 'awaits'> & {
  story: Pick<PreparedItem['story'], 'picture' | 'body'>;
  /** Remaining warnings for the desk. */
  remarks: PushWarning[];
};

/**
 * Gives a stored version the pictures that have arrived since, and readers theirs where it is the public one: the story's
 * revision counts up and a change is written, but it does not count as updated.
 */
export function showPictures(
  store: Store,
  { uri, seq }: { uri: string; seq: number },
  shown: Shown,
  now: Date,
): Promise<void> {
  return store.db.transaction(async (tx) => {
    await lockMoves(tx, 'to publish');
    const [item] = await tx.select().from(items).where(eq(items.uri, uri)).for('update');
    const [version] = await tx.select().from(versions).where(eq(versions.seq, seq));
    const awaited = await tx.delete(awaitedPictures).where(eq(awaitedPictures.seq, seq)).returning();
    // Another process has done it, or the version was replaced.
    if (!item || !version || awaited.length === 0) return;
    await awaitPictures(tx, seq, shown.awaits);
    const { picture, body } = shown.story;
    const story = { ...version.story, picture, body };
    await tx.update(versions).set({ story, assets: shown.assets, remarks: shown.remarks }).where(eq(versions.seq, seq));
    if (item.publicSeq === seq) await showToReaders(tx, item.id, { story, assets: shown.assets }, now);
    await tx.execute(sql`select pg_notify('drafts', ${uri})`);
  });
}

async function showToReaders(
  tx: Database,
  id: string,
  { story, assets: names }: Pick<typeof versions.$inferSelect, 'story' | 'assets'>,
  now: Date,
): Promise<void> {
  const [before] = await tx.select().from(stories).where(eq(stories.id, id));
  if (!before?.article) return;
  const { picture, body } = story;
  const revision = before.revision + 1;
  const article = { ...before.article, picture, body, hasBody: body.length > 0, revision };
  await tx
    .update(stories)
    .set({ article, revision, ...(await searchColumns(story, before.language as Language)) })
    .where(eq(stories.id, id));
  await makePublic(tx, names);
  const { language, group, twinOf, published } = before;
  const kind = twinOf !== null ? 'unlisted' : isNewsworthy(published, now) ? 'updated' : 'pictured';
  await writeChanges(tx, now, [{ kind, storyId: id, language: language as Language, group }]);
}

/** Pictures that a public story shows. */
export async function makePublic(tx: Database, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await tx
    .update(assets)
    .set({ public: true })
    .where(and(inArray(assets.name, [...names]), eq(assets.public, false)));
}

/** Remembers the pictures that a version could not be given yet. */
export async function awaitPictures(tx: Database, seq: number, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await tx.insert(awaitedPictures).values(names.map((name) => ({ seq, name })));
}
