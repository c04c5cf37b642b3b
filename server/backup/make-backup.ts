import { copyFile, mkdir, mkdtemp, open, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { createWriteStream, existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { writeLines } from '../archive/json-lines.ts';
import { migrationCount } from '../store/database/migrate.ts';
import * as format from './backup-format.ts';
import { copyNewFiles, type Files, type Previous, readFiles } from './backup-files.ts';
import { type Connection, inTransaction } from './connection.ts';
import { RowDigest } from './row-digest.ts';
import { removeLeft } from './snapshot.ts';
import { linesOf, migrationsOf, sequencesOf, tablesOf } from './tables.ts';

/** A database that is read: `originals` holds the pictures that waited for their renditions at that moment. */
export type Source = { connection: Connection; originals: string | null };
export type Made = {
  folder: string;
  head: format.BackupHead;
  files: Files;
  /** Assets whose files are not there. */
  missing: string[];
  /** Files that are damaged in the backup before this one. Here they are whole. */
  damaged: string[];
  /** Backups whose moment is later than this one's: a clock was or is wrong, and none was removed. */
  later: string[];
  removed: string[];
};
type Wanted = {
  dataDir: string;
  folder: string;
  secrets: boolean;
  /** How many backups stay in the folder; null: all. */
  keep: number | null;
  now: Date;
};

const unfinished = /\.(?:unfinished-\w{6}|\d+-unfinished)$/;
const hour = 3_600_000;

/** Writes a backup into a folder of backups. `openSource` is called when the files are copied. */
export async function makeBackup(wanted: Wanted, openSource: () => Promise<Source>): Promise<Made> {
  const { dataDir, folder, now } = wanted;
  if (`${resolve(folder)}${sep}`.startsWith(`${dataDir}${sep}`))
    throw new Error(`${folder} lies in DATA_DIR, and would be lost with it: choose a folder elsewhere.`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeLeft(folder, (name) => unfinished.test(name));
  const name = format.nameOfBackup(now);
  const target = join(folder, name);
  if (existsSync(target)) throw new Error(`There is a backup of this second in ${folder} already.`);
  const temporary = await mkdtemp(`${target}.unfinished-`);
  // For other backups: this one is not left over.
  const touching = setInterval(() => void utimes(temporary, new Date(), new Date()).catch(() => {}), hour).unref();
  try {
    const before = (await format.backupsIn(folder)).at(-1);
    const previous = before ? await previousIn(join(folder, before)) : null;
    const files: Files = new Map();
    const damaged: string[] = [];
    // Twice: files of what is pushed meanwhile are here before its rows.
    damaged.push(...(await copyNewFiles(dataDir, temporary, files, previous)));
    const { connection, originals } = await openSource();
    const copyFiles = async (): Promise<Files> => {
      if (originals) await copyNewFiles(originals, temporary, files, null);
      damaged.push(...(await copyNewFiles(dataDir, temporary, files, previous)));
      return files;
    };
    let read: Read | null = null;
    try {
      // Another process may have made a picture's renditions between the snapshot and the copying of its file.
      for (let left = attempts; read === null; left--)
        read = await writeTables(connection, temporary, copyFiles, left > 1);
    } finally {
      await connection.close();
    }
    await writeLines(join(temporary, format.fileList), Readable.from([[...files.values()]]));
    const secrets = wanted.secrets ? format.secretFiles.filter((each) => existsSync(join(dataDir, each))) : [];
    for (const each of secrets) await copyFile(join(dataDir, each), join(temporary, each));
    const head = { ...format.backupFormat, made: now.toISOString(), ...read.counts, secrets };
    await writeSynced(join(temporary, format.headFile), `${JSON.stringify(head, null, 2)}\n`);
    await rename(temporary, target);
    const later = (await format.backupsIn(folder)).filter((each) => each > name);
    // Their order is not that in which they were made, so that this one could be removed as the oldest.
    const removed = later.length > 0 ? [] : await removeOld(folder, wanted.keep);
    return { folder: target, head, files, missing: read.missing, damaged, later, removed };
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  } finally {
    clearInterval(touching);
  }
}

/** Null if its list cannot be read: then every file is copied anew. */
const previousIn = (folder: string): Promise<Previous | null> =>
  readFiles(folder).then(
    (files) => ({ folder, files }),
    () => null,
  );

const attempts = 5;
type Counts = Pick<format.BackupHead, 'migrations' | 'tables' | 'sequences'>;
type Read = { counts: Counts; missing: string[] };

/** Everything in one snapshot; `copyFiles` is called as soon as it is taken. With `strict`, null if a file has gone meanwhile. */
async function writeTables(
  connection: Connection,
  folder: string,
  copyFiles: () => Promise<Files>,
  strict: boolean,
): Promise<Read | null> {
  await mkdir(join(folder, 'tables'), { recursive: true });
  return inTransaction(connection, 'reading', async () => {
    const migrations = await migrationsOf(connection);
    if (migrations > migrationCount())
      throw new Error('The database was migrated by a newer release of Sharit: make the backup with that release.');
    const { rows: jobs } = await connection.query<{ hash: string }>('select hash from rendition_jobs');
    const files = await copyFiles();
    if (strict && jobs.some(({ hash }) => !files.has(`assets/originals/${hash}`))) return null;
    const missing = await missingFiles(connection, files);
    const tables: Counts['tables'] = {};
    for (const table of await tablesOf(connection)) {
      const digest = new RowDigest();
      const lines = async function* (): AsyncIterable<string> {
        for await (const line of linesOf(connection, table)) {
          digest.add(line);
          yield `${line}\n`;
        }
      };
      await pipeline(
        Readable.from(lines()),
        createGzip(),
        createWriteStream(format.tableFile(folder, table), { mode: 0o600, flush: true }),
      );
      tables[table] = digest.result();
    }
    return { counts: { migrations, tables, sequences: await sequencesOf(connection) }, missing };
  });
}

/** Pictures and files that the database knows and that were not there. */
async function missingFiles(connection: Connection, files: Files): Promise<string[]> {
  const paths = new Set(files.keys());
  const hashes = new Set([...paths].map((path) => /([0-9a-f]{32})/.exec(path)![1]!));
  const { rows } = await connection.query<{ hash: string; name: string }>(
    `select distinct on (hash) hash, name from assets where reason is null order by hash, name`,
  );
  return rows.filter(({ hash }) => !hashes.has(hash)).map(({ name }) => name);
}

async function writeSynced(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600, flush: true });
  const folder = await open(join(file, '..'));
  await folder.sync().catch(() => {});
  await folder.close();
}

async function removeOld(folder: string, keep: number | null): Promise<string[]> {
  if (keep === null) return [];
  const old = (await format.backupsIn(folder)).slice(0, -keep);
  for (const name of old) await rm(join(folder, name), { recursive: true });
  return old;
}
