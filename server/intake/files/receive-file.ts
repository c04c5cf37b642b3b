import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileTypes, storedFile } from '../../store/stored-files.ts';
import type { NewAsset } from '../../store/assets.ts';
import { sniffFile } from './sniff-file.ts';

/** Moves a film, sound, captions file or document to where it is served from, whole or not at all; null of anything else. */
export async function receiveFile(
  dataDir: string,
  path: string,
  { type, hash, bytes }: { type: string; hash: string; bytes: number },
): Promise<NewAsset | null> {
  const file = await open(path, 'r+');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const extension = sniffFile(buffer.subarray(0, bytesRead), type);
    if (extension === null) return null;
    // The file must be as durable as its row in the database.
    await file.sync();
    const target = storedFile(dataDir, hash, extension);
    await mkdir(dirname(target), { recursive: true });
    await rename(path, target);
    const unshown = { width: 0, height: 0, widths: [], avif: false };
    return { hash, bytes, type: fileTypes[extension], ...unshown, reason: 'it is no picture', file: extension };
  } finally {
    await file.close();
  }
}
