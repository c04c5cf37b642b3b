import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

// A folder of backups. Each is a folder named by its moment: every row of every table as one line of JSON, exactly as PostgreSQL prints
// it, so that both databases write and read the same; and the files of assets, which backups of one folder share by hard links.

/** Changes when an older release could not read what this one writes. */
export const backupFormat = { format: 'sharit-backup', version: 1 } as const;

export const headFile = 'backup.json';
export const fileList = 'files.ndjson';
export const tableFile = (folder: string, table: string): string => join(folder, 'tables', `${table}.ndjson.gz`);

/** Generated secrets, which lie in DATA_DIR. */
export const secretFiles = ['push-secret', 'wordpress-webhook-secret', 'vapid-private-key'] as const;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const tableName = z.string().regex(/^[a-z_]+$/);

const tableCount = z.object({ rows: z.int().nonnegative(), digest });
export type TableCount = z.output<typeof tableCount>;

export const backupHead = z.object({
  format: z.literal(backupFormat.format),
  version: z.literal(backupFormat.version),
  made: z.iso.datetime(),
  /** How many migrations its database had: it is restored into one that has as many. */
  migrations: z.int().positive(),
  tables: z.record(tableName, tableCount),
  sequences: z.record(tableName, z.string().regex(/^\d+$/)),
  secrets: z.array(z.enum(secretFiles)),
});
export type BackupHead = z.output<typeof backupHead>;

/** A file of an asset. Its path becomes a path in DATA_DIR. */
export const fileLine = z.object({
  path: z.string().regex(/^assets\/(?:[0-9a-f]{2}|originals)\/[0-9a-f]{32}(?:-\d{1,5})?(?:\.[a-z0-9]{2,4})?$/),
  bytes: z.int().nonnegative(),
  /** Of its last change, in milliseconds. */
  changed: z.number(),
  sha256: digest,
});
export type FileLine = z.output<typeof fileLine>;

const backupName = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d$/;

export const nameOfBackup = (made: Date): string => made.toISOString().slice(0, 19).replaceAll(':', '-');

/** Whole backups in a folder of them, oldest first. */
export async function backupsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => backupName.test(name)).toSorted();
}

/** The newest in a folder of backups. A clock that was wrong may have named an older one so. */
export async function newestIn(folder: string, now: Date): Promise<string> {
  const newest = (await backupsIn(folder)).at(-1) ?? '';
  if (newest > nameOfBackup(now))
    throw new Error(
      `${newest} in ${folder} is later than the clock of this machine, so that it may not be the newest: name the backup to restore.`,
    );
  return join(folder, newest);
}

/** What a backup says of itself; null if there is none in the folder. */
export async function readHead(folder: string): Promise<BackupHead | null> {
  const text = await readFile(join(folder, headFile), 'utf8').catch(() => null);
  if (text === null) return null;
  const { format, version } = z.looseObject({ format: z.string(), version: z.number() }).parse(JSON.parse(text));
  if (format !== backupFormat.format) return null;
  if (version !== backupFormat.version)
    throw new Error(
      `${folder} was made by another release of Sharit (format ${version}): restore it with that release.`,
    );
  return backupHead.parse(JSON.parse(text));
}
