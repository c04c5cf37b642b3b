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

/** Why the folder is not opened, as one sentence. */
export class NotADatabase extends Error {}

const major = '18';
// Without any of these PostgreSQL makes a new database, or never answers.
const files = ['PG_VERSION', 'global/pg_control', 'global/pg_filenode.map', 'base/1/PG_VERSION', 'postgresql.conf'];
const folders = ['base', 'global', 'pg_wal', 'pg_xact', 'pg_multixact/members', 'pg_multixact/offsets', 'pg_subtrans'];
const walSegment = /^[0-9A-F]{24}$/;

/** Whether a database lies in a folder (`true`) or can be made there; throws NotADatabase when something else is in it. */
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

/** Files of size 0 are what a full disk or a copy that was ended leaves. */
const isFile = (path: string): boolean => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && found.isFile() && found.size > 0;
};

// Through a link to another disk: only within one disk is a move all or nothing.
const placeOf = (folder: string): string => (existsSync(folder) ? realpathSync(folder) : folder);

// A name that nobody gives to anything else: what lies there is a start that was killed, and is removed.
const unfinished = (folder: string) => `.${basename(folder)}-unfinished-`;

/** Removes what starts left that were ended while they made this database. */
export function removeUnfinished(folder: string): void {
  const place = placeOf(folder);
  const parent = dirname(place);
  for (const name of readdirSync(parent))
    if (name.startsWith(unfinished(place))) rmSync(join(parent, name), { recursive: true, force: true });
}

/** Makes a database beside its place and moves it there when it is complete, so that half of one never lies there. */
export async function makeDatabase(folder: string, make: (folder: string) => Promise<void>): Promise<void> {
  const target = placeOf(folder);
  const making = mkdtempSync(join(dirname(target), unfinished(target)));
  try {
    await make(join(making, 'database'));
    makePrivate(join(making, 'database'));
    // Only ever an empty one.
    if (existsSync(target)) rmdirSync(target);
    renameSync(join(making, 'database'), target);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** What comes out of the template's archive is 0666, whatever the umask is. */
function makePrivate(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
}
