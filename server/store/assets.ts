import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { assets, renditionJobs } from './database/schema.ts';

export type Asset = typeof assets.$inferSelect;
/** What is known of the bytes of an asset, under whatever name. */
export type NewAsset = Pick<
  Asset,
  'hash' | 'type' | 'width' | 'height' | 'bytes' | 'widths' | 'avif' | 'reason' | 'file'
>;

/** A name by which senders may call an asset; those with sha256: are the store's own. */
export const isAssetName = (name: string): boolean =>
  name.length > 0 && name.length <= 500 && !/^sha256:|\p{Cc}/u.test(name) && name.isWellFormed();

const hashLength = 32;

export const hashOfBytes = (bytes: Uint8Array): string => hashOf(createHash('sha256').update(bytes).digest('hex'));
/** The name of bytes in the store, of their sha256 in hexadecimal digits. */
export const hashOf = (sha256: string): string => sha256.slice(0, hashLength);

/**
 * The name by which stories refer to a picture. The sender may reuse their name for other bytes: a story keeps the picture that
 * it was published with, and a new picture under an old name is not public just because the old one was.
 */
export const assetNameOf = (hash: string) => `sha256:${hash}`;

/** Its renditions exist. */
export const isReady = (asset: Pick<Asset, 'widths'>) => asset.widths.length > 0;
/** Its renditions are still to be made. */
export const isWaiting = (asset: Pick<Asset, 'widths' | 'reason' | 'file'>) =>
  !isReady(asset) && asset.reason === null && asset.file === null;

/** Stores an asset by the name of its hash and by the sender's name. */
export async function storeAsset(db: Database, name: string, asset: NewAsset): Promise<void> {
  const rows = [assetNameOf(asset.hash), name].map((each) => ({ ...asset, name: each }));
  await db.transaction(async (tx) => {
    // Sorted, so that two senders of the same picture lock in the same order.
    for (const row of rows.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
      const { name: _, ...values } = row;
      await tx.insert(assets).values(row).onConflictDoUpdate({ target: assets.name, set: values });
    }
  });
}

/** An asset as an archive has it, under one name; `waits`: its renditions are still to be made. */
export async function restoreAsset(
  db: Database,
  asset: NewAsset & Pick<Asset, 'name' | 'receivedAt'>,
  waits: boolean,
): Promise<void> {
  await db.insert(assets).values(asset).onConflictDoNothing();
  if (waits) await db.insert(renditionJobs).values({ hash: asset.hash }).onConflictDoNothing();
}

export async function assetByName(db: Database, name: string): Promise<Asset | null> {
  const [row] = await db.select().from(assets).where(eq(assets.name, name));
  return row ?? null;
}

/** A picture by its hash; `public` if a public story shows it under any name. */
export async function assetByHash(db: Database, hash: string): Promise<Asset | null> {
  const [row] = await db
    .select()
    .from(assets)
    .where(eq(assets.hash, hash))
    .orderBy(sql`${assets.public} desc`)
    .limit(1);
  return row ?? null;
}
