import { statfsSync } from 'node:fs';
import { StoreUnavailable } from './store-unavailable.ts';

/** Too little room to open the database in; the message says it. */
export class DiskFull extends Error {}

const mega = 1024 * 1024;
/** Two WAL segments of 16 MB: an embedded database that cannot make the next one never answers again. */
const reserve = 32 * mega;
/** A database that has just been made, its first segments, and the sample's pictures. */
export const spaceForNewDatabase = 96 * mega;

export type FreeBytes = (folder: string) => number;

/** What is free on the disk of a folder; endless where the system does not say. */
export const freeBytes: FreeBytes = (folder) => {
  try {
    const { blocks, bavail, bsize } = statfsSync(folder);
    return blocks > 0 ? bavail * bsize : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
};

/** One sentence when there is too little room to write, else null. */
export function lowSpaceReason(folder: string, free: FreeBytes = freeBytes, needed = reserve): string | null {
  const left = free(folder);
  if (left >= needed) return null;
  return `The disk of ${folder} has ${Math.floor(left / mega)} MB left, and at least ${Math.ceil(needed / mega)} MB are needed.`;
}

/** Throws StoreUnavailable when there is too little room to write, with so many bytes that are about to be written. */
export function requireSpace(folder: string, more = 0, free?: FreeBytes): void {
  const lack = lowSpaceReason(folder, free, reserve + more);
  if (lack) throw new StoreUnavailable(lack);
}
