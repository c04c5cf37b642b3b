import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdsDatabase } from './database/database-folder.ts';
import { lowSpaceReason, DiskFull, spaceForNewDatabase } from './database/disk-space.ts';
import { openPGlite } from './database/pglite/pglite.ts';
import { openPostgres } from './database/postgres/postgres.ts';
import type { PoolLimits } from './database/postgres/postgres-pool.ts';
import type { Store } from './database/store.ts';

/** Made by `npm run build`. Without it the first start takes a few seconds longer. */
export const templateFile = fileURLToPath(new URL('../../dist/template.tar.gz', import.meta.url));

/** Opens and migrates PostgreSQL if `databaseUrl` is given, else the embedded database in `dataDir`. */
export async function openStore({
  dataDir,
  databaseUrl,
  databaseLimits,
}: {
  dataDir: string;
  databaseUrl?: string | undefined;
  /** Of PostgreSQL. */
  databaseLimits?: PoolLimits;
}): Promise<Store> {
  if (databaseUrl) return openPostgres(databaseUrl, databaseLimits);
  const folder = join(dataDir, 'database');
  // Checked first: PGlite would overwrite a folder that it does not recognise, and hangs on a full disk.
  const needed = holdsDatabase(folder) ? undefined : spaceForNewDatabase;
  const reason = lowSpaceReason(dataDir, undefined, needed);
  if (reason) throw new DiskFull(reason);
  return openPGlite({ folder, template: templateFile });
}
