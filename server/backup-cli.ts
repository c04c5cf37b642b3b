import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type BackupHead, headFile, newestIn } from './backup/backup-format.ts';
import { makeBackup } from './backup/make-backup.ts';
import { markMoved } from './backup/moved-mark.ts';
import { moveToPostgres } from './backup/move-to-postgres.ts';
import { openSource, openStopped } from './backup/open-source.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { dataDirOf } from './config.ts';
import { requireNewsroom, requirePlace } from './require-newsroom.ts';
import { StartError } from './settings/start-error.ts';
import { databaseReason, fileReason } from './settings/start-reason.ts';
import { takeLock } from './store/database/lock.ts';

process.umask(0o077);

const usage = `Backups. Give these commands the settings of the server (DATA_DIR, DATABASE_URL):
  npm run backup -- FOLDER              adds a backup to a folder of backups, while the server runs
  npm run backup -- --secrets FOLDER    with the generated secrets, too
  npm run backup -- --keep=7 FOLDER     and removes older ones, so that seven remain
  npm run restore -- FOLDER             restores a backup, or the newest in a folder of backups, into an empty place
  npm run to-postgres -- postgres://…   copies the embedded database of a stopped server into an empty PostgreSQL`;

const dataDir = dataDirOf(process.env);
const databaseUrl = process.env.DATABASE_URL || undefined;
// npm runs scripts in the project's folder.
const placeOf = (path: string): string => resolve(process.env.INIT_CWD ?? '.', path);
const vapidFile = 'vapid-private-key';
const keepOption = z.string().regex(/^--keep=[1-9]\d*$/);

async function backup(given: string[]): Promise<void> {
  const options = given.filter((word) => word.startsWith('--'));
  const [folder, ...more] = given.filter((word) => !word.startsWith('--'));
  const keeps = options.filter((option) => keepOption.safeParse(option).success);
  if (!folder || more.length > 0 || options.some((option) => option !== '--secrets' && !keeps.includes(option)))
    throw new StartError(usage);
  await requireNewsroom();
  const keep = keeps[0] ? Number(keeps[0].slice('--keep='.length)) : null;
  const made = await makeBackup(
    { dataDir, folder: placeOf(folder), secrets: options.includes('--secrets'), keep, now: new Date() },
    () => openSource(dataDir, databaseUrl),
  );
  const rows = Object.values(made.head.tables).reduce((sum, table) => sum + table.rows, 0);
  console.log(
    `Backed up to ${made.folder}\nrows: ${rows}, files: ${made.files.size}, secrets: ${made.head.secrets.length}`,
  );
  for (const name of made.removed) console.log(`Removed ${name}`);
  if (needsVapidKey(made.head) && !process.env.VAPID_PRIVATE_KEY)
    console.error(
      'Readers have subscribed to alerts, and the key that signs them is not in this backup: without it, a restored server does not start before all subscriptions are ended. Give the option --secrets.',
    );
  const troubles = [
    ...made.missing.map((name) => `There is no file of the asset ${name}`),
    ...made.damaged.map(
      (path) => `${path} is damaged in the backup before, and may be in older ones; in this one it is whole`,
    ),
    ...made.later.map(
      (name) =>
        `${name} is later than this backup, so none was removed: set the clock, or delete that one if it was made by a wrong clock`,
    ),
  ];
  complain(troubles);
}

async function restore([path, ...more]: string[]): Promise<void> {
  if (!path || more.length > 0) throw new StartError(usage);
  await requirePlace();
  const place = placeOf(path);
  const newest = existsSync(join(place, headFile)) ? place : await newestIn(place, new Date());
  const lock = databaseUrl ? null : await takeLock(dataDir);
  try {
    const { head, files, damaged, missing } = await restoreBackup({ dataDir, databaseUrl }, newest);
    console.log(
      `Restored ${newest}\nThe database and ${files} files are as they were at ${head.made}; every table was compared.`,
    );
    console.log(
      'Nobody is signed in. Accounts, shared previews and withdrawals are those of that time: do again what was done since.',
    );
    if (head.secrets.length === 0)
      console.log('The backup holds no generated secrets: the server makes new ones unless the settings give them.');
    if (needsVapidKey(head) && !process.env.VAPID_PRIVATE_KEY && !existsSync(join(dataDir, vapidFile)))
      console.log(
        `Readers had subscribed to alerts, and the server starts only with the key of those days: put ${vapidFile} back into ${dataDir}, give VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY, or end all subscriptions with npm run desk -- end-alerts.`,
      );
    complain([
      ...damaged.map((path) => `${join(newest, path)} is damaged, and was not restored`),
      ...missing.map((path) => `${join(newest, path)} is missing, and was not restored`),
    ]);
  } finally {
    await lock?.release();
  }
}

async function toPostgres([url, ...more]: string[]): Promise<void> {
  if (!url || more.length > 0 || !/^postgres(ql)?:\/\//.test(url)) throw new StartError(usage);
  if (databaseUrl) throw new StartError('The setting DATABASE_URL is given, so there is no embedded database to move.');
  await requireNewsroom();
  const { connection } = await openStopped(dataDir);
  try {
    const tables = await moveToPostgres(connection, url);
    await markMoved(dataDir, new Date());
    for (const [name, { rows, digest }] of Object.entries(tables))
      console.log(`${name}\t${rows}\t${digest.slice(0, 16)}`);
    console.log(
      `Moved, and equal there. Start the server with DATABASE_URL and the same DATA_DIR, which holds pictures and files; the embedded database in ${join(dataDir, 'database')} is untouched, is not opened any more, and can be deleted once all is well.`,
    );
  } finally {
    await connection.close();
  }
}

/** Whether readers have subscribed to alerts, and the backup has no key for them. */
const needsVapidKey = ({ tables, secrets }: BackupHead): boolean =>
  (tables.alert_subscriptions?.rows ?? 0) > 0 && !secrets.includes(vapidFile);

/** Of what went wrong while the rest was done. */
function complain(troubles: string[]): void {
  for (const trouble of troubles) console.error(trouble);
  if (troubles.length > 0) process.exitCode = 1;
}

/** Never a driver's own message: it may contain data. */
const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if ('path' in error && 'code' in error) return `${String(error.path)} cannot be used: ${fileReason(error)}.`;
  const isDriver =
    'severity' in error || 'sqlState' in error || /^E[A-Z]+$/.test(String((error as { code?: unknown }).code));
  return isDriver ? `It failed: ${databaseReason(error)}.` : error.message;
};

const [verb, ...given] = process.argv.slice(2);
try {
  if (verb === 'backup') await backup(given);
  else if (verb === 'restore') await restore(given);
  else if (verb === 'to-postgres') await toPostgres(given);
  else throw new StartError(usage);
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
