import { statfsSync } from 'node:fs';
import { StoreUnavailable } from './store-unavailable.ts';

/** The disk has too little space to open the database. */
export class DiskFull extends Error {}

const megabyte = 1024 * 1024;
/** Two WAL segments of 16 MB: PGlite hangs for ever when it cannot create the next one. */
const reserve = 32 * megabyte;
/** For a new database, its first WAL segments and the sample's pictures. */
export const spaceForNewDatabase = 96 * megabyte;

export type FreeBytes = (folder: string) => number;

/** Free bytes on the disk of a folder; infinite if the system does not report them. */
export const freeBytes: FreeBytes = (folder) => {
  try {
    const { blocks, bavail, bsize } = statfsSync(folder);
    return blocks > 0 ? bavail * bsize : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
};

/** One sentence if there is too little space to write, else null. */
export function lowSpaceReason(folder: string, free: FreeBytes = freeBytes, needed = reserve): string | null {
  const left = free(folder);
  if (left >= needed) return null;
  return `The disk of ${folder} has ${Math.floor(left / megabyte)} MB left, and at least ${Math.ceil(needed / megabyte)} MB are needed.`;
}

/** Throws StoreUnavailable if there is too little space to write, with so many bytes that are about to be written. */
export function requireSpace(folder: string, more = 0, free?: FreeBytes): void {
  const reason = lowSpaceReason(folder, free, reserve + more);
  if (reason) throw new StoreUnavailable(reason);
}
