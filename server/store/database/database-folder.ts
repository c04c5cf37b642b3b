import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The message says in one sentence why the folder is not opened. */
export class NotADatabase extends Error {}

const major = '18';
// If one of these is missing, PGlite makes a new database or hangs.
const files = ['PG_VERSION', 'global/pg_control', 'global/pg_filenode.map', 'base/1/PG_VERSION', 'postgresql.conf'];
const folders = ['base', 'global', 'pg_wal', 'pg_xact', 'pg_multixact/members', 'pg_multixact/offsets', 'pg_subtrans'];
const walSegment = /^[0-9A-F]{24}$/;

/** True if the folder contains a database, false if one can be created there; throws NotADatabase if it contains anything else. */
export function holdsDatabase(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found) return false;
  const refuse = (why: string) =>
    new NotADatabase(
      `${folder} ${why}: nothing in it was touched; restore it from a backup, or move it away to begin with an empty database.`,
    );
  if (!found.isDirectory()) throw refuse('is a file, and should be the folder of the database');
  if (readdirSync(folder).length === 0) return false;
  const missing =
    files.find((name) => !isFile(join(folder, name))) ??
    folders.find((name) => !statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory()) ??
    (readdirSync(join(folder, 'pg_wal')).some((name) => walSegment.test(name)) ? undefined : 'pg_wal/*');
  if (missing) throw refuse(`is not a whole database (${missing} is missing)`);
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version !== major) throw refuse(`holds a database of PostgreSQL ${version}, and this is ${major}`);
  return true;
}

/** Not counting empty files, which a full disk or an interrupted copy leaves. */
const isFile = (path: string): boolean => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && found.isFile() && found.size > 0;
};

// Follows a link to another disk: a rename is atomic only within one.
const realPath = (folder: string): string => (existsSync(folder) ? realpathSync(folder) : folder);

// Only killed starts leave folders with this name, so they can be removed.
const prefixOf = (folder: string) => `.${basename(folder)}-unfinished-`;

/** Removes what killed starts left while they were creating this database. */
export function removeUnfinished(folder: string): void {
  const path = realPath(folder);
  const parent = dirname(path);
  for (const name of readdirSync(parent))
    if (name.startsWith(prefixOf(path))) rmSync(join(parent, name), { recursive: true, force: true });
}

/** Creates a database in a temporary folder and moves it into place when complete, so that it is never found half made. */
export async function makeDatabase(folder: string, make: (folder: string) => Promise<void>): Promise<void> {
  const target = realPath(folder);
  const temporary = mkdtempSync(join(dirname(target), prefixOf(target)));
  try {
    await make(join(temporary, 'database'));
    makePrivate(join(temporary, 'database'));
    // Removes only an empty folder.
    if (existsSync(target)) rmdirSync(target);
    renameSync(join(temporary, 'database'), target);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Files from the template's archive have mode 0666, whatever the umask. */
function makePrivate(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
}
