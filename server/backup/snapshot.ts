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

/** Folder of the copy that a process has asked for. */
export const snapshotFolder = (dataDir: string, pid: number): string => join(dataDir, `${prefix}${pid}`);

/** Removes copies whose process has ended. */
export async function removeLeftSnapshots(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir))
    if (name.startsWith(prefix) && !runsElsewhere(Number(name.slice(prefix.length))))
      await rm(join(dataDir, name), { recursive: true, force: true });
}

/** In a container that was started again, this process has the number of the one that left a copy. */
export const runsElsewhere = (pid: number): boolean => pid !== process.pid && isRunning(pid);

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

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
      const { pid } = z.object({ pid: z.int().positive() }).parse(args);
      await store().pause?.(() => copyDatabase(dataDir, snapshotFolder(dataDir, pid)));
    },
  };
}
