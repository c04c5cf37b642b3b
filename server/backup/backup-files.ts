import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, link, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readLines } from '../archive/json-lines.ts';
import { type FileLine, fileLine, fileList } from './backup-format.ts';

export type Files = Map<string, FileLine>;

export async function readFiles(backup: string): Promise<Files> {
  const files: Files = new Map();
  for await (const line of readLines(join(backup, fileList), fileLine)) files.set(line.path, line);
  return files;
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Files of assets in a data directory, without those that are being received. */
async function* assetFiles(from: string): AsyncIterable<string> {
  const folders = await readdir(join(from, 'assets')).catch(() => []);
  for (const folder of folders)
    for (const name of await readdir(join(from, 'assets', folder)).catch(() => [])) {
      const path = `assets/${folder}/${name}`;
      if (fileLine.shape.path.safeParse(path).success) yield path;
    }
}

/** The backup before, whose files are shared. */
export type Previous = { folder: string; files: Files };

/** How many of the files that are shared are read again at each backup: so damage is found while the server still has the file. */
const readShare = 1 / 16;

/**
 * Copies what is not copied yet, and adds it to `files`. What has not changed since the `previous` backup becomes a hard link to its
 * file there: names of files are hashes of what was sent, so that few change. Resolves to those that are damaged there.
 */
export async function copyNewFiles(
  from: string,
  to: string,
  files: Files,
  previous: Previous | null,
  share = readShare,
): Promise<string[]> {
  const damaged: string[] = [];
  for await (const path of assetFiles(from)) {
    if (files.has(path)) continue;
    const [source, target] = [join(from, path), join(to, path)];
    try {
      const { size, mtimeMs } = await stat(source);
      await mkdir(dirname(target), { recursive: true });
      const known = previous?.files.get(path);
      if (known && known.bytes === size && known.changed === mtimeMs) {
        const there = join(previous!.folder, path);
        if (!(await isWhole(there, known, Math.random() < share))) damaged.push(path);
        else if (await linked(there, target)) {
          files.set(path, known);
          continue;
        }
      }
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      files.set(path, { path, bytes: (await stat(target)).size, changed: mtimeMs, sha256: await sha256Of(target) });
    } catch (error) {
      // A picture as it was sent, whose renditions were made at this moment: they are among the files.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return damaged;
}

/** False if a file in a backup is gone, or not what was backed up. */
async function isWhole(file: string, { bytes, sha256 }: FileLine, read: boolean): Promise<boolean> {
  try {
    return (await stat(file)).size === bytes && (!read || (await sha256Of(file)) === sha256);
  } catch {
    return false;
  }
}

/** False where the file system has no hard links, or the file is gone. */
const linked = (existing: string, target: string): Promise<boolean> =>
  link(existing, target).then(
    () => true,
    () => false,
  );
