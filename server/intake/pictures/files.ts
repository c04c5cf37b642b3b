import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashesOfJobs } from '../../store/rendition-jobs.ts';
import type { Database } from '../../store/database/database.ts';

const incoming = (dataDir: string) => join(dataDir, 'assets', 'incoming');
const originals = (dataDir: string) => join(dataDir, 'assets', 'originals');
/** Age in milliseconds after which an unreferenced file must be the leftover of a killed process. */
const leftAfter = 3_600_000;

/** A new file for an asset that is being received. */
export const incomingFile = (dataDir: string) => join(incoming(dataDir), randomBytes(12).toString('hex'));
/** The file of a picture as it was sent, until its renditions are made. */
export const originalFile = (dataDir: string, hash: string) => join(originals(dataDir), hash);

/** Deletes what killed processes have left: half-received files, and originals that no job needs. */
export async function deleteLeftFiles(db: Database, dataDir: string, now: number): Promise<void> {
  await deleteOld(incoming(dataDir), now, () => true);
  const needed = await hashesOfJobs(db);
  await deleteOld(originals(dataDir), now, (name) => !needed.has(name));
}

async function deleteOld(folder: string, now: number, isLeft: (name: string) => boolean): Promise<void> {
  for (const name of (await readdir(folder).catch(() => [])).filter(isLeft)) {
    const file = join(folder, name);
    const changed = await stat(file).then(
      ({ ctimeMs }) => ctimeMs,
      () => now,
    );
    if (now - changed > leftAfter) await rm(file, { force: true });
  }
}
