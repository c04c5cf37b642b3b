import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Asset, assetNameOf } from '../assets.ts';
import type { Database } from '../database/database.ts';
import { assets, items, stories, versions } from '../database/schema.ts';

/** A picture that more stories show is still purged by its own key. */
const mostKeys = 100;

/** Pictures, films and documents that any version of these stories has shown. */
export async function filesOfStories(db: Database, ids: readonly string[]): Promise<Asset[]> {
  if (ids.length === 0) return [];
  const used = await db
    .select({ names: versions.assets })
    .from(versions)
    .innerJoin(items, eq(items.uri, versions.uri))
    .where(inArray(items.id, [...ids]));
  const names = [...new Set(used.flatMap((row) => row.names))];
  if (names.length === 0) return [];
  const files = await db.select().from(assets).where(inArray(assets.name, names));
  return [...new Map(files.map((file) => [file.hash, file])).values()];
}

/** Ids of the public stories that show a picture or another file: of its keys, by which caches are purged. */
export async function storiesShowing(db: Database, hash: string): Promise<string[]> {
  const rows = await db
    .select({ id: stories.id })
    .from(versions)
    .innerJoin(items, eq(items.publicSeq, versions.seq))
    .innerJoin(stories, eq(stories.id, items.id))
    .where(sql`${versions.assets} @> array[${assetNameOf(hash)}]`)
    .limit(mostKeys);
  return rows.map((row) => row.id);
}

/** By id: the revision that clients name when they fetch a story anew (`?v=`). */
export async function revisionsOf(db: Database, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: stories.id, revision: stories.revision })
    .from(stories)
    .where(inArray(stories.id, [...ids]));
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

/** Public stories of translation groups. */
export async function storiesOfGroups(
  db: Database,
  groups: readonly string[],
): Promise<{ id: string; language: string }[]> {
  if (groups.length === 0) return [];
  return db
    .select({ id: stories.id, language: stories.language })
    .from(stories)
    .where(and(inArray(stories.group, [...groups]), sql`${stories.killedAt} is null`));
}
