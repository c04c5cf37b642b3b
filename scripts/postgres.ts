import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const root = '/usr/lib/postgresql';

/**
 * Folder of PostgreSQL's own programs (initdb, pg_ctl), newest version first. Where there is none and we may, Debian's
 * package is installed: tests against a real PostgreSQL are never left out silently.
 */
export function postgresPrograms(): string {
  const found = newest();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args: string[]) =>
      execFileSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'postgresql');
  }
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
