import { open, type FileHandle } from 'node:fs/promises';
import sharp, { type Metadata } from 'sharp';
import { largestPicture } from '#contract/limits.ts';
import { isCutOff } from './cut-off.ts';
import { sniff } from './sniff.ts';

/** What is known of a file before its renditions are made; `reason`: it is no picture, or one that cannot be shown. */
export type Checked =
  | { ok: true; type: string; width: number; height: number; orientation: number }
  | { ok: false; reason: string };

export const readable = 'JPEG, PNG, WebP, AVIF, GIF or TIFF';
const mega = 1_000_000;
/** Memory in which a picture must be decodable, in bytes. */
const mostMemory = 700 * mega;
/** Up to these a picture is decoded while the sender waits, some tens of milliseconds: it then knows of every damage at once. */
const soonDecoded = { jpeg: 16 * mega, other: 4 * mega };
/** How every picture is opened, here and for its renditions; the limit of pixels is our own. */
export const openOptions = { failOn: 'error', limitInputPixels: false, sequentialRead: true } as const;

/** Looks at a file without trusting its name or declared type: format, size, whether it is whole. */
export async function checkPicture(path: string, declaredType: string): Promise<Checked> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const sniffed = sniff(await readAt(file, 0, Math.min(size, 4096)));
    if (!('format' in sniffed)) return refuse(reasonOf(sniffed, declaredType));
    if (size > largestPicture.bytes) return refuse(tooManyBytes);
    if (await isCutOff(sniffed.format, size, (from, length) => readAt(file, from, length))) return refuse(cutOff);
    return await checkDecodable(path);
  } finally {
    await file.close();
  }
}

const refuse = (reason: string): Checked => ({ ok: false, reason });
const cutOff = 'it is cut off or damaged';
export const tooManyBytes = `it has more than ${largestPicture.bytes / 1024 / 1024} MiB`;

/** A film or a document that was declared as such is not expected to be a picture. */
function reasonOf({ kind, picture }: { kind: string; picture: boolean }, declaredType: string): string {
  const declared = declaredType === '' || /^(?:image\/|application\/octet-stream)/i.test(declaredType);
  return picture || declared ? `it is ${kind}; send ${readable}` : `it is no picture but ${declaredType.slice(0, 100)}`;
}

async function checkDecodable(path: string): Promise<Checked> {
  let seen: Metadata;
  try {
    seen = await sharp(path, openOptions).metadata();
  } catch {
    return refuse(cutOff);
  }
  const { width, height, format, compression, orientation = 1 } = seen;
  if (!width || !height) return refuse('it has no size');
  if (compression === 'hevc') return refuse(`it is HEIC (HEVC); send ${readable}`);
  const pixels = width * height;
  if (pixels > largestPicture.pixels)
    return refuse(`it has ${Math.round(pixels / mega)} megapixels, and ${largestPicture.pixels / mega} are the most`);
  if (memoryFor(seen, pixels) > mostMemory)
    return refuse(`it has ${Math.round(pixels / mega)} megapixels, too many for its format; send a baseline JPEG`);
  if (pixels <= (format === 'jpeg' ? soonDecoded.jpeg : soonDecoded.other)) {
    try {
      await sharp(path, openOptions).resize({ width: 64, height: 64, fit: 'inside' }).raw().toBuffer();
    } catch {
      return refuse(cutOff);
    }
  }
  // A camera held upright says so beside its pixels.
  const turned = orientation >= 5;
  const type = `image/${format === 'heif' ? 'avif' : format}`;
  return { ok: true, type, width: turned ? height : width, height: turned ? width : height, orientation };
}

/**
 * Bytes that its decoder holds at once: little for formats that store row after row, the whole picture for formats and variants
 * that are refined step by step.
 */
function memoryFor({ format, isProgressive, channels, depth, chromaSubsampling }: Metadata, pixels: number): number {
  const wide = depth === 'ushort' ? 2 : 1;
  if (format === 'jpeg') {
    const samples = chromaSubsampling === '4:2:0' ? 1.5 : chromaSubsampling === '4:2:2' ? 2 : channels;
    return isProgressive ? pixels * samples * 2 : 0;
  }
  if (format === 'png') return isProgressive ? pixels * channels * wide : 0;
  if (format === 'tiff') return 0;
  return format === 'heif' ? pixels * (wide === 2 ? 9 : 5) : pixels * 4;
}

async function readAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}
