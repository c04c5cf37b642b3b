import { readFile } from 'node:fs/promises';
import type { Picture } from '#contract/text.ts';
import { parseRendition, renditionFile } from '../store/rendition-files.ts';

/** In pixels: the narrowest rendition that still fills the card's full height. */
const wideEnough = 800;

/** The bytes of a story's picture for its share card; null if there is none or it cannot be read. */
export async function cardPicture(dataDir: string, picture: Picture | null): Promise<Buffer | null> {
  const chosen = picture?.renditions.find(({ width }) => width >= wideEnough) ?? picture?.renditions.at(-1);
  const rendition = parseRendition(chosen?.src.split('/').at(-1) ?? '');
  if (!rendition) return null;
  const { hash, width, extension } = rendition;
  return readFile(renditionFile(dataDir, hash, width, extension)).catch(() => null);
}
