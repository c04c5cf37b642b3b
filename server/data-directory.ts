import { accessSync, chmodSync, constants, lstatSync, mkdirSync, readdirSync, type Stats, statSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';

/** Why DATA_DIR cannot be used, as one sentence. */
export class DataDirectoryUnusable extends Error {}

// What the server makes in there: this must be private. Anything else is not ours to insist on, and lies in a private directory.
const ours = ['database', 'assets', 'push-secret', 'sample-unfinished'];
const others = 0o077;
const sticky = 0o1000;

/** Makes the data directory where it is missing, and it and what we have put into it private, also where it existed. */
export function prepareDataDirectory(dataDir: string): void {
  const unusable = (why: string) =>
    new DataDirectoryUnusable(`The data directory ${dataDir} cannot be used: ${why}. The setting DATA_DIR names it.`);
  try {
    const found = statSync(dataDir, { throwIfNoEntry: false });
    if (found && !found.isDirectory()) throw unusable('a file lies in its place');
    if (!found) {
      // A disk that is not mounted must not look like a first start.
      if (!statSync(dirname(dataDir), { throwIfNoEntry: false })?.isDirectory())
        throw unusable(`there is no directory ${dirname(dataDir)} to make it in`);
      mkdirSync(dataDir, { mode: 0o700 });
    }
    if (process.platform !== 'win32') makePrivate(dataDir, unusable);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof DataDirectoryUnusable) throw error;
    throw unusable(reasonOf(error));
  }
}

/** What a person has to know about an error of the file system. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Record<string, string> = {
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'it lies on a file system that is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    ENOTDIR: 'a file lies in its way',
    EISDIR: 'a directory lies in the place of a file',
    ELOOP: 'a link in it leads to itself',
  };
  return known[code] ?? (code || (error instanceof Error ? error.message : String(error)));
}

function makePrivate(dataDir: string, unusable: (why: string) => Error): void {
  const found = statSync(dataDir);
  // Making /tmp private would harm everybody else on the machine.
  if (dataDir === parse(dataDir).root || found.mode & sticky)
    throw unusable('it is shared with other programs, and must be one of its own');
  close(dataDir, found, unusable);
  for (const name of readdirSync(dataDir)) {
    const path = join(dataDir, name);
    // Ours may be links to another disk; nothing else is followed.
    const entry = (ours.includes(name) ? statSync : lstatSync)(path, { throwIfNoEntry: false });
    if (!entry || entry.isSymbolicLink()) continue;
    if (ours.includes(name)) closeAll(path, entry, unusable, name === 'database');
    else if (entry.mode & others) ignoring(() => chmodSync(path, entry.mode & ~others & 0o7777));
  }
}

/** A folder that was private already protects what is in it: hundreds of thousands of pictures are not looked at for nothing. */
function closeAll(path: string, entry: Stats, unusable: (why: string) => Error, always: boolean): void {
  const wasOpen = (entry.mode & others) !== 0;
  close(path, entry, unusable);
  if (!entry.isDirectory()) return;
  for (const { name } of readdirSync(path, { withFileTypes: true }).filter((one) => !one.isSymbolicLink())) {
    const inside = lstatSync(join(path, name), { throwIfNoEntry: false });
    if (inside && (always || wasOpen || inside.isDirectory())) closeAll(join(path, name), inside, unusable, always);
  }
}

function close(path: string, { mode }: Stats, unusable: (why: string) => Error): void {
  if ((mode & others) === 0) return;
  let why = '';
  try {
    chmodSync(path, mode & ~others & 0o7777);
  } catch (error) {
    why = ` (${reasonOf(error)})`;
  }
  // Some file systems take the new mode and forget it.
  if (statSync(path).mode & others)
    throw unusable(`${path} is open to other users of this machine, and cannot be made private${why}`);
}

function ignoring(work: () => void): void {
  try {
    work();
  } catch {
    // Not ours.
  }
}
