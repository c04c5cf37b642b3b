import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { assetByHash, isReady, storeAsset, type Asset, type NewAsset } from '../../store/assets.ts';
import { renditionFiles } from '../../store/rendition-files.ts';
import type { Database } from '../../store/database/database.ts';
import { notifyPictures, queueAsset } from '../../store/rendition-jobs.ts';
import { receiveFile } from '../files/receive-file.ts';
import { largestFile } from '#contract/limits.ts';
import { checkPicture } from './check-picture.ts';
import { originalFile } from './files.ts';

/** A file as it has arrived, in a place of its own; `path` is null when it was too large to be stored. */
export type ReceivedFile = { path: string | null; type: string; hash: string; bytes: number };
export type ReceivedAsset = Pick<Asset, 'width' | 'height' | 'reason'>;

/**
 * Takes an asset in under the sender's name: a picture is queued for its renditions, anything else is registered with the reason
 * why it will not be shown. Once this has resolved, it is durable. The file is moved or deleted.
 */
export async function receiveAsset(
  ctx: { db: Database; dataDir: string },
  name: string,
  file: ReceivedFile,
): Promise<ReceivedAsset> {
  try {
    const known = await assetByHash(ctx.db, file.hash);
    if (known && isReady(known) && (await isThere(ctx.dataDir, known))) {
      await queueAsset(ctx.db, name, valuesOf(known), true);
      return known;
    }
    const stored = file.path === null ? null : await receiveFile(ctx.dataDir, file.path, file);
    if (stored) {
      await storeAsset(ctx.db, name, stored);
      if (known?.file !== stored.file) await notifyPictures(ctx.db);
      return { ...stored, reason: null };
    }
    const asset = file.path === null ? unshown(file, tooManyBytesOfFile) : await checked(file.path, file);
    if (asset.reason !== null) await storeAsset(ctx.db, name, asset);
    else {
      const original = originalFile(ctx.dataDir, file.hash);
      await mkdir(dirname(original), { recursive: true });
      await rename(file.path!, original);
      await queueAsset(ctx.db, name, asset, false);
    }
    return asset;
  } finally {
    if (file.path !== null) await rm(file.path, { force: true });
  }
}

async function checked(path: string, file: ReceivedFile): Promise<NewAsset> {
  const [found] = await Promise.all([checkPicture(path, file.type), flush(path)]);
  if (!found.ok) return unshown(file, found.reason);
  const { type, width, height } = found;
  return { hash: file.hash, bytes: file.bytes, type, width, height, widths: [], avif: false, reason: null, file: null };
}

const tooManyBytesOfFile = `it has more than ${largestFile / 1024 / 1024} MiB`;

const unshown = ({ hash, type, bytes }: ReceivedFile, reason: string): NewAsset => ({
  ...{ hash, reason, type: type || 'application/octet-stream' },
  // The column's type has this limit.
  bytes: Math.min(bytes, 2 ** 31 - 1),
  ...{ width: 0, height: 0, widths: [], avif: false, file: null },
});

function valuesOf({ hash, type, width, height, bytes, widths, avif, reason, file }: Asset): NewAsset {
  return { hash, type, width, height, bytes, widths, avif, reason, file };
}

/** The picture must be as durable as its row in the database. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function isThere(dataDir: string, asset: Asset): Promise<boolean> {
  try {
    await Promise.all(renditionFiles(dataDir, asset).map((file) => stat(file)));
    return true;
  } catch {
    return false;
  }
}
