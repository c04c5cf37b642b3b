import { constants } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { drizzle as drizzlePGlite } from 'drizzle-orm/pglite';
import type { PGlite } from '@electric-sql/pglite';
import type { Database } from '../store/database/database.ts';
import { holdsDatabase, makeDatabase, removeUnfinished } from '../store/database/database-folder.ts';
import { migrateTo, migrationCount, restoreMark } from '../store/database/migrate.ts';
import { startPGlite } from '../store/database/pglite/pglite-client.ts';
import { templateFile } from '../store/open.ts';
import { type BackupHead, readHead } from './backup-format.ts';
import { readFiles, sha256Of } from './backup-files.ts';
import { connectPGlite, connectPostgres, type Connection, inTransaction } from './connection.ts';
import { cutHistory } from './cut-history.ts';
import { readTable } from './read-table.ts';
import { endRestore, markRestore } from './restore-mark.ts';
import { firstDifference, insertLines, setSequences } from './tables.ts';

type Into = { dataDir: string; databaseUrl: string | undefined };
/** `damaged` and `missing` are paths in the backup whose files could not be restored. */
type RestoredFiles = { files: number; damaged: string[]; missing: string[] };
export type Restored = { head: BackupHead } & RestoredFiles;

/** Restores a backup into an empty data directory or PostgreSQL, and compares what is there then with what was in it. Files that are damaged are left out; the rest is whole. */
export async function restoreBackup({ dataDir, databaseUrl }: Into, folder: string): Promise<Restored> {
  const head = await readHead(folder);
  if (!head) throw new Error(`${folder} holds no whole backup.`);
  requireKnown(head);
  if (!databaseUrl && holdsDatabase(join(dataDir, 'database')))
    throw new Error(`There is a newsroom in ${dataDir} already: restore into an empty DATA_DIR.`);
  // Before anything is written: a server may be using both.
  if (databaseUrl) await requireEmptyPostgres(databaseUrl);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await markRestore(dataDir, folder);
  const restored = await restoreFiles(folder, dataDir);
  const fill = async (connection: Connection): Promise<void> => {
    await fillTables(connection, head, (table) => readTable(folder, table));
    await cutHistory(connection);
  };
  if (databaseUrl) await intoPostgres(databaseUrl, head, fill);
  else await intoFolder(join(dataDir, 'database'), head, fill);
  for (const name of head.secrets) await replace(join(folder, name), join(dataDir, name));
  await endRestore(dataDir);
  return { head, ...restored };
}

export function requireKnown({ migrations }: Pick<BackupHead, 'migrations'>): void {
  if (migrations > migrationCount())
    throw new Error('The backup was made by a newer release of Sharit: restore it with that release.');
}

/** Inserts the rows of every table and compares them with the head. */
export async function fillTables(
  connection: Connection,
  { tables, sequences }: Pick<BackupHead, 'tables' | 'sequences'>,
  linesOf: (table: string) => AsyncIterable<string>,
): Promise<void> {
  // What migrations have written.
  for (const table of Object.keys(tables).toReversed()) await connection.query(`delete from "${table}"`);
  for (const table of Object.keys(tables)) await insertLines(connection, table, linesOf(table));
  await setSequences(connection, sequences);
  const difference = await firstDifference(connection, tables);
  if (difference) throw new Error(`What was restored is not what was backed up (${difference}).`);
}

async function requireEmptyPostgres(url: string): Promise<void> {
  const { connection } = await connectPostgres(url);
  await requireEmpty(connection).finally(() => connection.close());
}

/** Of a restore that was interrupted, the tables may be there. */
async function requireEmpty(connection: Connection): Promise<void> {
  const { rows } = await connection.query<{ begun: boolean; used: boolean }>(
    `select to_regclass($1) is not null as begun, to_regclass('items') is not null as used`,
    [restoreMark],
  );
  if (rows[0]!.used && !rows[0]!.begun)
    throw new Error('There is a newsroom in the database already: restore into an empty database.');
}

type Fill = (connection: Connection) => Promise<void>;

/** In one transaction; until it is committed, a table says that this is no whole database. */
export async function intoPostgres(url: string, head: Pick<BackupHead, 'migrations'>, fill: Fill): Promise<void> {
  const { client, connection } = await connectPostgres(url);
  try {
    await client.query('select pg_advisory_lock(715517002)');
    await requireEmpty(connection);
    await client.query(`create table if not exists ${restoreMark} ()`);
    await migrateTo(drizzle(client) as unknown as Database, head.migrations);
    await inTransaction(connection, 'writing', async () => {
      await fill(connection);
      await connection.query(`drop table ${restoreMark}`);
    });
    await client.query('analyze');
  } finally {
    await connection.close();
  }
}

/** In a temporary folder, which is moved into place when it is whole. */
async function intoFolder(folder: string, head: BackupHead, fill: Fill): Promise<void> {
  removeUnfinished(folder);
  await makeDatabase(folder, async (temporary) => {
    // What the build has made has every migration.
    const template = head.migrations === migrationCount() ? templateFile : null;
    const client = await startPGlite({ folder: temporary, template });
    const connection = await connectPGlite(client);
    try {
      await migrateTo(drizzlePGlite(client as unknown as PGlite) as unknown as Database, head.migrations);
      await inTransaction(connection, 'writing', () => fill(connection));
    } finally {
      await connection.close();
    }
  });
}

/** Copies the files of assets and compares each with its hash. Those that an interrupted restore has copied are compared alone. */
async function restoreFiles(folder: string, dataDir: string): Promise<RestoredFiles> {
  const list = await readFiles(folder);
  const [damaged, missing]: [string[], string[]] = [[], []];
  for (const { path, bytes, changed, sha256 } of list.values()) {
    const [from, target] = [join(folder, path), join(dataDir, path)];
    const there = await stat(target).catch(() => null);
    if (there?.size === bytes && (await sha256Of(target)) === sha256) continue;
    const result = await restoreFile(from, target, sha256);
    if (result === 'whole') await utimes(target, new Date(), new Date(changed));
    else (result === 'missing' ? missing : damaged).push(path);
  }
  return { files: list.size - damaged.length - missing.length, damaged, missing };
}

/** What cannot be read is damaged; other errors are those of the place. */
async function restoreFile(from: string, target: string, sha256: string): Promise<'whole' | 'damaged' | 'missing'> {
  try {
    await replace(from, target);
  } catch (error) {
    await rm(`${target}.restore`, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'missing';
    if (code === 'EIO') return 'damaged';
    throw error;
  }
  if ((await sha256Of(target)) === sha256) return 'whole';
  await rm(target);
  return 'damaged';
}

/** Whole or not at all. */
async function replace(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await copyFile(from, `${to}.restore`, constants.COPYFILE_FICLONE);
  await rename(`${to}.restore`, to);
}
