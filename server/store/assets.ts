import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { assets } from './database/schema.ts';

export type Asset = typeof assets.$inferSelect;
export type NewAsset = Pick<Asset, 'hash' | 'type' | 'width' | 'height' | 'bytes' | 'widths'>;
export type Extension = 'webp' | 'jpg';

export function hashOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

/**
 * The name by which stories refer to a picture. The sender may reuse their name for other bytes: a story keeps the picture that
 * it was published with, and a new picture under an old name is not public just because the old one was.
 */
export const assetNameOf = (hash: string) => `sha256:${hash}`;

/** Stores a picture by the name of its hash and by the sender's name. */
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

const renditionName = /^([0-9a-f]{32})-(\d{1,5})\.(webp|jpg)$/;

export type Rendition = { hash: string; width: number; extension: Extension };

/** The rendition that a file name stands for, the last part of its address; null for any other name. */
export function parseRendition(file: string): Rendition | null {
  const [, hash, width, extension] = renditionName.exec(file) ?? [];
  return hash ? { hash, width: Number(width), extension: extension as Extension } : null;
}

export const mediaTypes: Record<Extension, string> = { webp: 'image/webp', jpg: 'image/jpeg' };

/** Path of a rendition, in a folder of two letters: one with a hundred thousand files is slow to list. */
export function renditionFile(dataDir: string, hash: string, width: number, extension: Extension): string {
  return join(dataDir, 'assets', hash.slice(0, 2), `${hash}-${width}.${extension}`);
}
