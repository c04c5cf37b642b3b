import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { StartError } from './settings/start-error.ts';
import { fileReason } from './settings/start-reason.ts';

/** Why DATA_DIR cannot be used, as one sentence. */
export class DataDirectoryUnusable extends Error {}

// Created by the server, and must be private. Other files need not be, since the directory is private.
const created = ['database', 'assets', 'push-secret', 'sample-unfinished'];
const othersMask = 0o077;
const sticky = 0o1000;

/** Creates the data directory if it is missing, and makes it and what the server created in it private. Throws DataDirectoryUnusable. */
export function prepareDataDirectory(dataDir: string): void {
  const unusable = (why: string) =>
    new DataDirectoryUnusable(`The data directory ${dataDir} cannot be used: ${why}. The setting DATA_DIR names it.`);
  try {
    const found = statSync(dataDir, { throwIfNoEntry: false });
    if (found && !found.isDirectory()) throw unusable('it is a file');
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

/**
 * Refuses to work for another user than the directory's, root included: the server could not open what this process would write there.
 * Where the file system gives every new file to one user, only root is refused.
 */
export function requireOwner(dataDir: string, user = process.geteuid?.()): void {
  const owner = statSync(dataDir, { throwIfNoEntry: false })?.uid;
  if (user === undefined || owner === undefined || owner === user) return;
  if (user !== 0 && isWritable(dataDir)) return;
  const name = nameOf(owner);
  throw new StartError(
    `The data directory ${dataDir} belongs to the user ${name}, who could not open what another user writes there: run this command as ${name}.`,
  );
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The number where the system's file has no name for it. */
function nameOf(user: number): string {
  try {
    const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
    return lines.map((line) => line.split(':')).find(([, , id]) => id === String(user))?.[0] || String(user);
  } catch {
    return String(user);
  }
}

function makePrivate(dataDir: string, unusable: (why: string) => Error): void {
  const found = statSync(dataDir);
  // Making /tmp private would break other programs.
  if (dataDir === parse(dataDir).root || found.mode & sticky)
    throw unusable('it is shared with other programs, and must be used by this server only');
  makeModePrivate(dataDir, found, unusable);
  for (const name of readdirSync(dataDir)) {
    const path = join(dataDir, name);
    // What the server created may be a link to another disk; other links are not followed.
    const entry = (created.includes(name) ? statSync : lstatSync)(path, { throwIfNoEntry: false });
    if (!entry || entry.isSymbolicLink()) continue;
    if (created.includes(name)) makeAllPrivate(path, entry, unusable, name === 'database');
    else if (entry.mode & othersMask) ignoring(() => chmodSync(path, entry.mode & ~othersMask & 0o7777));
  }
}

/** Skips files in a folder that was already private: there may be hundreds of thousands of pictures. */
function makeAllPrivate(path: string, entry: Stats, unusable: (why: string) => Error, always: boolean): void {
  const wasOpen = (entry.mode & othersMask) !== 0;
  makeModePrivate(path, entry, unusable);
  if (!entry.isDirectory()) return;
  for (const { name } of readdirSync(path, { withFileTypes: true }).filter((one) => !one.isSymbolicLink())) {
    const inside = lstatSync(join(path, name), { throwIfNoEntry: false });
    if (inside && (always || wasOpen || inside.isDirectory()))
      makeAllPrivate(join(path, name), inside, unusable, always);
  }
}

function makeModePrivate(path: string, { mode }: Stats, unusable: (why: string) => Error): void {
  if ((mode & othersMask) === 0) return;
  let why = '';
  try {
    chmodSync(path, mode & ~othersMask & 0o7777);
  } catch (error) {
    why = ` (${fileReason(error)})`;
  }
  // Some file systems accept the new mode and ignore it.
  if (statSync(path).mode & othersMask)
    throw unusable(`${path} is open to other users of this machine, and cannot be made private${why}`);
}

function ignoring(work: () => void): void {
  try {
    work();
  } catch {
    // Files that the server did not create need not be private.
  }
}
