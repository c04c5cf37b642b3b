import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../settings/start-error.ts';

const name = 'moved-to-postgres';

// A data directory whose newsroom has moved to PostgreSQL still has the old embedded database. Without DATABASE_URL, a server would serve it,
// a backup would copy it, and an account would be removed in it only.

export const markMoved = (dataDir: string, now: Date): Promise<void> =>
  writeFile(join(dataDir, name), `${now.toISOString()}\n`, { mode: 0o600, flush: true });

/** Refuses the embedded database where the newsroom has moved to PostgreSQL. */
export async function requireNotMoved(dataDir: string, databaseUrl: string | undefined): Promise<void> {
  if (databaseUrl) return;
  const file = join(dataDir, name);
  const moved = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (moved === null) return;
  throw new StartError(
    `The newsroom of ${dataDir} was moved to PostgreSQL at ${moved.trim()}: give the setting DATABASE_URL, or delete ${file} to go back to the embedded database, which has nothing that was done since.`,
  );
}
