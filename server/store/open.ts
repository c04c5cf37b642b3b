import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPGlite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { Store } from './store.ts';

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
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return openPGlite({ folder, template: templateFile });
}
