import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdsDatabase } from './database/database-folder.ts';
import { lowSpaceReason, DiskFull, spaceForNewDatabase } from './database/disk-space.ts';
import { openPGlite } from './database/pglite/pglite.ts';
import { openPostgres } from './database/postgres/postgres.ts';
import type { Store } from './database/store.ts';

/** Made by `npm run build`; without it the first start takes some seconds longer. */
export const templateFile = fileURLToPath(new URL('../../dist/template.tar.gz', import.meta.url));

/** Opens PostgreSQL when an address is given, else the embedded database below `dataDir`, and migrates it. */
export async function openStore({
  dataDir,
  databaseUrl,
}: {
  dataDir: string;
  databaseUrl?: string | undefined;
}): Promise<Store> {
  if (databaseUrl) return openPostgres(databaseUrl);
  const folder = join(dataDir, 'database');
  // Asked before anything is touched: PGlite makes a new database of what it does not know, and never ends on a full disk.
  const needed = holdsDatabase(folder) ? undefined : spaceForNewDatabase;
  const lack = lowSpaceReason(dataDir, undefined, needed);
  if (lack) throw new DiskFull(lack);
  return openPGlite({ folder, template: templateFile });
}
