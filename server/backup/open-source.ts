import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DirectoryInUse, sendCommand, takeLock } from '../store/database/lock.ts';
import { startPGlite } from '../store/database/pglite/pglite-client.ts';
import { connectPGlite, connectPostgres } from './connection.ts';
import type { Source } from './make-backup.ts';
import { copyDatabase, removeLeftSnapshots, snapshotFolder } from './snapshot.ts';

/** Opens what a backup reads. Of the embedded database that is a copy, so that the server goes on. */
export async function openSource(dataDir: string, databaseUrl: string | undefined): Promise<Source> {
  if (databaseUrl) return { connection: (await connectPostgres(databaseUrl)).connection, originals: null };
  await removeLeftSnapshots(dataDir);
  const name = randomUUID();
  const folder = snapshotFolder(dataDir, name);
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    if (!(await sendCommand(dataDir, 'backup snapshot', { name }))) await copyOfStopped(dataDir, folder);
    const connection = await connectPGlite(await startPGlite({ folder: join(folder, 'database'), template: null }));
    const close = (): Promise<void> => connection.close().finally(remove);
    return { connection: { ...connection, close }, originals: folder };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** No server runs: none may start meanwhile. */
async function copyOfStopped(dataDir: string, folder: string): Promise<void> {
  const lock = await takeLock(dataDir);
  try {
    await copyDatabase(dataDir, folder);
  } finally {
    await lock.release();
  }
}

/** Opens the embedded database itself, with its lock, so that nothing is stored there any more. */
export async function openStopped(dataDir: string): Promise<Source> {
  const lock = await takeLock(dataDir).catch((error: unknown) => {
    if (!(error instanceof DirectoryInUse)) throw error;
    throw new Error(`${error.message} Stop the server first: what it stored after the copy would be lost.`);
  });
  try {
    const connection = await connectPGlite(await startPGlite({ folder: join(dataDir, 'database'), template: null }));
    const close = (): Promise<void> => connection.close().finally(() => lock.release());
    return { connection: { ...connection, close }, originals: null };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
