import { join } from 'node:path';
import { jpegWidth } from '#contract/limits.ts';

// Without the database: the process that makes renditions loads nothing else.

export type Extension = 'avif' | 'webp' | 'jpg';

/** Two letters of the hash as a folder: a hundred thousand files in one is slow to list. */
export function renditionFile(dataDir: string, hash: string, width: number, extension: Extension): string {
  return join(dataDir, 'assets', hash.slice(0, 2), `${hash}-${width}.${extension}`);
}

const renditionName = /^([0-9a-f]{32})-(\d{1,5})\.(avif|webp|jpg)$/;

export type Rendition = { hash: string; width: number; extension: Extension };

/** The rendition that a file name stands for, the last part of its address; null for any other name. */
export function parseRendition(file: string): Rendition | null {
  const [, hash, width, extension] = renditionName.exec(file) ?? [];
  return hash ? { hash, width: Number(width), extension: extension as Extension } : null;
}

export const mediaTypes = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' } as const;

/** Width of an asset's one JPEG. */
export const jpegWidthOf = (widths: readonly number[]): number =>
  Math.max(...widths.filter((width) => width <= jpegWidth), Math.min(...widths));

/** Every file of an asset whose renditions are there. */
export const renditionFiles = (
  dataDir: string,
  { hash, widths, avif }: { hash: string; widths: readonly number[]; avif: boolean },
) => [
  ...widths.flatMap((width) =>
    (avif ? (['avif', 'webp'] as const) : (['webp'] as const)).map((extension) =>
      renditionFile(dataDir, hash, width, extension),
    ),
  ),
  renditionFile(dataDir, hash, jpegWidthOf(widths), 'jpg'),
];
