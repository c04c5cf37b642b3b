import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import sharp, { type Metadata } from 'sharp';
import type { Database } from '../store/database/database.ts';
import { requireSpace } from '../store/database/disk-space.ts';
import { assetByHash, hashOfBytes, storeAsset, renditionFile, type NewAsset } from '../store/assets.ts';

/** Widths that a reader's screen asks for; a picture is never made wider than it is. */
const widths = [320, 480, 640, 960, 1280, 1600, 2000];
const mostPixels = 60_000_000;
/** What a newsroom's system may send in one file. */
export const mostBytes = 25 * 1024 * 1024;
// What is decoded: no SVG or PDF, which are programs more than pictures.
const formats = new Set(['jpeg', 'png', 'webp', 'gif', 'heif', 'tiff']);
const options = { limitInputPixels: mostPixels, failOn: 'error' as const };

export class NotAPicture extends Error {}

/** Reads bytes as a picture, makes its renditions and keeps it under the sender's name. The same bytes are worked on once. */
export async function storePicture(
  ctx: { db: Database; dataDir: string },
  name: string,
  bytes: Uint8Array,
): Promise<NewAsset> {
  const hash = hashOfBytes(bytes);
  const asset = (await alreadyStored(ctx, hash)) ?? (await render(ctx.dataDir, hash, bytes));
  await storeAsset(ctx.db, name, asset);
  return asset;
}

async function alreadyStored(ctx: { db: Database; dataDir: string }, hash: string): Promise<NewAsset | null> {
  const row = await assetByHash(ctx.db, hash);
  if (!row || row.widths.length === 0) return null;
  const { type, width, height, bytes, widths } = row;
  const files = widths.flatMap((each) => [
    renditionFile(ctx.dataDir, hash, each, 'webp'),
    renditionFile(ctx.dataDir, hash, each, 'jpg'),
  ]);
  const there = await Promise.all(
    files.map((file) =>
      stat(file).then(
        () => true,
        () => false,
      ),
    ),
  );
  return there.every(Boolean) ? { hash, type, width, height, bytes, widths } : null;
}

async function render(dataDir: string, hash: string, bytes: Uint8Array): Promise<NewAsset> {
  // The database needs what is left.
  requireSpace(dataDir);
  const seen = await metadata(bytes);
  // A camera held upright says so beside its pixels.
  const turned = (seen.orientation ?? 1) >= 5;
  const [width, height] = turned ? [seen.height, seen.width] : [seen.width, seen.height];
  const widest = Math.min(width, widths.at(-1)!);
  const made = [...new Set([...widths.filter((each) => each < widest), widest])];
  for (const each of made) {
    try {
      const picture = sharp(bytes, options).rotate().resize({ width: each, withoutEnlargement: true });
      await writeAtomically(
        renditionFile(dataDir, hash, each, 'webp'),
        await picture.clone().webp({ quality: 78 }).toBuffer(),
      );
      // Share cards and browsers without srcset: on white where the picture is transparent.
      const jpg = picture.clone().flatten({ background: '#ffffff' }).jpeg({ quality: 80, mozjpeg: true });
      await writeAtomically(renditionFile(dataDir, hash, each, 'jpg'), await jpg.toBuffer());
    } catch (error) {
      // What the system says about files has a code; what the decoder says about bytes has none.
      if (error instanceof Error && 'code' in error) throw error;
      throw new NotAPicture('the picture is damaged', { cause: error });
    }
  }
  return { hash, type: `image/${seen.format}`, width, height, bytes: bytes.byteLength, widths: made };
}

async function metadata(bytes: Uint8Array): Promise<Metadata & { width: number; height: number }> {
  let seen: Metadata;
  try {
    seen = await sharp(bytes, options).metadata();
  } catch (error) {
    throw new NotAPicture('not a picture that can be read', { cause: error });
  }
  if (!seen.format || !formats.has(seen.format))
    throw new NotAPicture('expected JPEG, PNG, WebP, GIF, AVIF, HEIF or TIFF');
  if (!seen.width || !seen.height) throw new NotAPicture('a picture without size');
  if (seen.width * seen.height > mostPixels) throw new NotAPicture(`more than ${mostPixels} pixels`);
  return { ...seen, width: seen.width, height: seen.height };
}

/** Written whole or not at all: a server killed in between must not leave half a picture under a name kept for a year. */
async function writeAtomically(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    await writeFile(unfinished, bytes);
    await rename(unfinished, file);
  } catch (error) {
    // A full disk is not made fuller by halves.
    await rm(unfinished, { force: true });
    throw error;
  }
}
