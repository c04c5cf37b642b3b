import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import sharp, { type Raw, type Sharp } from 'sharp';
import { pictureWidths } from '#contract/limits.ts';
import type { NewAsset } from '../../store/assets.ts';
import { jpegWidthOf, renditionFile } from '../../store/rendition-files.ts';
import { requireSpace } from '../../store/database/disk-space.ts';
import { openOptions } from './check-picture.ts';

export class NotAPicture extends Error {}

export type RenditionTask = { original: string; dataDir: string; hash: string };
export type Made = Pick<NewAsset, 'widths' | 'avif'>;

/** WebP's own limit, and what takes an encoder seconds and hundreds of megabytes: very tall pictures get narrower renditions. */
const tallest = 16_383;
const mostRenditionPixels = 6_000_000;
/** From AVIF's levels of effort: the next one takes more than twice the time for two per cent of the bytes. */
const avif = { quality: 50, effort: 1, chromaSubsampling: '4:2:0' };
const webp = { quality: 78, effort: 2 };
const jpeg = { quality: 80, mozjpeg: true };

/** The pixels of the widest rendition. */
type Pixels = { data: Buffer; info: Raw };

/**
 * Makes and writes every rendition of a picture. It is decoded once, row by row where its format allows, straight to the size of
 * the widest rendition, from which the others are made. Throws NotAPicture when the file cannot be decoded.
 */
export async function makeRenditions({ original, dataDir, hash }: RenditionTask): Promise<Made> {
  // The database needs what is left.
  requireSpace(dataDir);
  const pixels = await decode(original);
  const widest = pixels.info.width;
  const widths = [...pictureWidths.filter((width) => width < widest), widest];
  const write = async (width: number, extension: 'avif' | 'webp' | 'jpg', encode: (picture: Sharp) => Sharp) => {
    const picture = open(pixels).resize({ width, height: heightAt(pixels.info, width), fit: 'fill' });
    await writeAtomically(renditionFile(dataDir, hash, width, extension), await encode(picture).toBuffer());
  };
  for (const width of widths) {
    await write(width, 'avif', (picture) => picture.avif(avif));
    await write(width, 'webp', (picture) => picture.webp(webp));
  }
  // On white where the picture is transparent.
  await write(jpegWidthOf(widths), 'jpg', (picture) => picture.flatten({ background: '#ffffff' }).jpeg(jpeg));
  return { widths, avif: true };
}

const open = ({ data, info }: Pixels) => sharp(data, { raw: info });
const heightAt = ({ width, height }: { width: number; height: number }, at: number) =>
  Math.max(1, Math.round((height * at) / width));

/** What EXIF's orientations ask for: mirror from side to side, then turn clockwise by so many degrees. */
const turns: Record<number, { mirror: boolean; turn: number }> = {
  2: { mirror: true, turn: 0 },
  3: { mirror: false, turn: 180 },
  4: { mirror: true, turn: 180 },
  5: { mirror: true, turn: 270 },
  6: { mirror: false, turn: 90 },
  7: { mirror: true, turn: 90 },
  8: { mirror: false, turn: 270 },
};

async function decode(original: string): Promise<Pixels> {
  try {
    const { width, height, orientation = 1 } = await sharp(original, openOptions).metadata();
    const turned = orientation >= 5;
    const wide = widestOf(turned ? { width: height, height: width } : { width, height });
    // Turned only once it is small: a large picture would have to be held whole for that.
    const size = turned ? { width: wide.height, height: wide.width } : wide;
    const pixels = await raw(
      sharp(original, openOptions)
        .resize({ ...size, fit: 'fill' })
        .toColourspace('srgb'),
    );
    const asked = turns[orientation];
    if (!asked) return pixels;
    const mirrored = asked.mirror ? await raw(open(pixels).flop()) : pixels;
    return asked.turn ? await raw(open(mirrored).rotate(asked.turn)) : mirrored;
  } catch (error) {
    // What the system says about files has a code; what the decoder says about bytes has none.
    if (error instanceof Error && 'code' in error) throw error;
    throw new NotAPicture('it is cut off or damaged', { cause: error });
  }
}

async function raw(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { data, info: { width: info.width, height: info.height, channels: info.channels } };
}

function widestOf({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const ratio = width / height;
  const wide = Math.min(width, pictureWidths.at(-1)!, tallest * ratio, Math.sqrt(mostRenditionPixels * ratio));
  const whole = Math.max(1, Math.floor(wide));
  return { width: whole, height: Math.min(tallest, Math.max(1, Math.round(whole / ratio))) };
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
