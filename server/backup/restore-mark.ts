import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const name = 'restore-unfinished';

// A data directory into which a backup is being restored: a server would take it for empty, and fill it with the sample.

export const markRestore = (dataDir: string, backup: string): Promise<void> =>
  writeFile(join(dataDir, name), `${backup}\n`, { mode: 0o600, flush: true });

export const endRestore = (dataDir: string): Promise<void> => rm(join(dataDir, name), { force: true });

/** One sentence if a restore was interrupted there, else null. */
export async function restoreReason(dataDir: string): Promise<string | null> {
  const backup = await readFile(join(dataDir, name), 'utf8').catch(() => null);
  if (backup === null) return null;
  return `A restore of ${backup.trim()} into ${dataDir} was interrupted, or is still running: start the restore again, or delete ${join(dataDir, name)} to begin without it.`;
}
