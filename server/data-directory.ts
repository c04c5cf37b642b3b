import { accessSync, chmodSync, constants, lstatSync, mkdirSync, readdirSync, type Stats, statSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { fileReason } from './start-reason.ts';

/** Why DATA_DIR cannot be used, as one sentence. */
export class DataDirectoryUnusable extends Error {}

// What the server itself creates in there must be private. Other files may stay as they are: the directory around them is private.
const ours = ['database', 'assets', 'push-secret', 'sample-unfinished'];
const others = 0o077;
const sticky = 0o1000;

/** Creates the data directory if it is missing, and makes it and what the server created in it private. Throws DataDirectoryUnusable. */
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
    throw unusable(fileReason(error));
  }
}

function makePrivate(dataDir: string, unusable: (why: string) => Error): void {
  const found = statSync(dataDir);
  // Making /tmp private would harm everybody else on the machine.
  if (dataDir === parse(dataDir).root || found.mode & sticky)
    throw unusable('it is shared with other programs, and must be one of its own');
  close(dataDir, found, unusable);
  for (const name of readdirSync(dataDir)) {
    const path = join(dataDir, name);
    // What the server created may be a link to another disk; other links are not followed.
    const entry = (ours.includes(name) ? statSync : lstatSync)(path, { throwIfNoEntry: false });
    if (!entry || entry.isSymbolicLink()) continue;
    if (ours.includes(name)) closeAll(path, entry, unusable, name === 'database');
    else if (entry.mode & others) ignoring(() => chmodSync(path, entry.mode & ~others & 0o7777));
  }
}

/** A folder that was already private protects its content, so that hundreds of thousands of pictures need no look. */
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
    why = ` (${fileReason(error)})`;
  }
  // Some file systems accept the new mode and ignore it.
  if (statSync(path).mode & others)
    throw unusable(`${path} is open to other users of this machine, and cannot be made private${why}`);
}

function ignoring(work: () => void): void {
  try {
    work();
  } catch {
    // Files of others need not be private.
  }
}
