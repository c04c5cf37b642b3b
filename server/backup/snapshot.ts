import { constants, existsSync } from 'node:fs';
import { cp, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { freeBytes } from '../store/database/disk-space.ts';
import type { Commands } from '../store/database/lock.ts';
import type { Store } from '../store/database/store.ts';

// The embedded database has one connection, so reading all of it would make readers wait. Instead its files are copied while nothing
// else runs in it, which takes a moment, and the copy is read by another process.

const prefix = '.snapshot-';
/** What must be left on the disk beside the copy. */
const reserve = 96 * 1024 * 1024;

/** Folder of the copy that a backup has asked for, by a name of its own. */
export const snapshotFolder = (dataDir: string, name: string): string => join(dataDir, `${prefix}${name}`);

// Somewhat less than a day, so that a nightly backup removes what the one before it has left. Process ids say nothing here: in containers,
// every backup is process 1.
const leftAfter = 20 * 3_600_000;

/** Removes folders that killed backups have left. Others may be at work: theirs are younger. */
export async function removeLeft(parent: string, isUnfinished: (name: string) => boolean): Promise<void> {
  for (const name of (await readdir(parent)).filter(isUnfinished)) {
    const folder = join(parent, name);
    const changed = (await stat(folder).catch(() => null))?.mtimeMs ?? Date.now();
    if (Date.now() - changed > leftAfter) await rm(folder, { recursive: true, force: true });
  }
}

export const removeLeftSnapshots = (dataDir: string): Promise<void> =>
  removeLeft(dataDir, (name) => name.startsWith(prefix));

/** Copies the database, and the pictures that wait for their renditions. Nothing may write to them meanwhile. */
export async function copyDatabase(dataDir: string, folder: string): Promise<void> {
  const database = join(dataDir, 'database');
  const needed = (await sizeOf(database)) + reserve;
  if (freeBytes(dataDir) < needed)
    throw new Error(
      `The disk of ${dataDir} has too little space for a copy of the database: ${Math.ceil(needed / 1024 / 1024)} MB are needed.`,
    );
  await mkdir(folder, { mode: 0o700 });
  const options = { recursive: true, mode: constants.COPYFILE_FICLONE };
  await cp(database, join(folder, 'database'), options);
  const originals = join(dataDir, 'assets/originals');
  if (existsSync(originals)) await cp(originals, join(folder, 'assets/originals'), options);
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  return bytes;
}

/** What the running server does for a backup of its embedded database. */
export function backupCommands(store: () => Store, { dataDir }: { dataDir: string }): Commands {
  return {
    'backup snapshot': async (args) => {
      const { name } = z.object({ name: z.uuid() }).parse(args);
      await store().pause?.(() => copyDatabase(dataDir, snapshotFolder(dataDir, name)));
    },
  };
}
