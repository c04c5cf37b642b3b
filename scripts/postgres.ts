import { existsSync, readdirSync } from 'node:fs';
import { installFromDebian } from './install-from-debian.ts';

const root = '/usr/lib/postgresql';

/**
 * Folder of the newest PostgreSQL's programs (initdb, pg_ctl), installed from Debian where there is none: tests on a real PostgreSQL are
 * never skipped silently.
 */
export function postgresPrograms(): string {
  const found = newest();
  if (found) return found;
  installFromDebian('postgresql');
  const installed = newest();
  if (installed) return installed;
  throw new Error(`No PostgreSQL under ${root}: install it (Debian: apt-get install postgresql), then run this again.`);
}

function newest(): string | undefined {
  if (!existsSync(root)) return undefined;
  return readdirSync(root)
    .toSorted((one, other) => Number(other) - Number(one))
    .map((version) => `${root}/${version}/bin`)
    .find((programs) => existsSync(`${programs}/initdb`));
}
