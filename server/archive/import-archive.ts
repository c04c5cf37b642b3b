import { constants } from 'node:fs';
import { access, copyFile, mkdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asc, gt } from 'drizzle-orm';
import { z } from 'zod';
import { originalFile } from '../intake/pictures/files.ts';
import { prepareItem, type IntakeSettings } from '../intake/prepare.ts';
import { assetByName, isWaiting, restoreAsset } from '../store/assets.ts';
import type { PreparedItem } from '../store/database/prepared.ts';
import { items, versions } from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';
import { catchUp } from '../store/publishing/clock.ts';
import { restoreHold } from '../store/desk/holds/restore-hold.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import * as files from './archive-files.ts';
import { parseAs, readLines } from './json-lines.ts';
import { lists } from './lists.ts';

export type Imported = {
  versions: number;
  assets: number;
  /** Lines of each list. */
  lists: Record<string, number>;
  /** Number of the version and why it was not taken in. */
  refused: { number: number; reason: string }[];
  missing: string[];
};
type Withdrawal = z.output<typeof files.holdLine> & { withdrawnAt: Date };
type Into = { store: Store; dataDir: string; settings: IntakeSettings };

/**
 * Takes an archive into an empty newsroom, version by version in the order of receipt, so that embargoes, corrections, withdrawals
 * and moves come about as they did. One that was interrupted goes on where it ended.
 */
export async function importArchive(into: Into, folder: string): Promise<Imported> {
  const head = await readFile(join(folder, files.headFile), 'utf8').catch(() => null);
  if (head === null) throw new Error(`${folder} holds no archive: there is no ${files.headFile} in it.`);
  const { format, version } = files.archiveFormat;
  parseAs(z.object({ format: z.literal(format), version: z.int().max(version) }), head, files.headFile);
  const known = await knownVersions(into, folder);
  const { count, missing } = await importAssets(into, folder);
  const { number, refused } = await importVersions(into, folder, known);
  await catchUp(into.store.db, new Date());
  const counts: Imported['lists'] = {};
  for (const { name, read } of lists) counts[name] = await read(into.store, folder);
  return { versions: number, assets: count, lists: counts, refused, missing };
}

/** How many versions of the archive are here already. What is here must be its beginning, and nothing else. */
async function knownVersions({ store }: Into, folder: string): Promise<number> {
  let [number, after] = [0, 0];
  for (;;) {
    const rows = await store.db
      .select({ seq: versions.seq, uri: versions.uri, version: versions.version })
      .from(versions)
      .where(gt(versions.seq, after))
      .orderBy(asc(versions.seq))
      .limit(200);
    for (const { seq, uri, version } of rows) {
      after = seq;
      number += 1;
      const archived = await readStory(folder, number);
      if (archived?.uri !== uri || archived.version !== version)
        throw new Error(
          'There are stories here that the archive does not begin with: import it into an empty DATA_DIR or database, before a server with the sample has been started there.',
        );
    }
    if (rows.length === 0) return number;
  }
}

const readText = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

async function readStory(folder: string, number: number): Promise<z.output<typeof files.storyFile> | null> {
  const file = files.versionFile(folder, number, 'story');
  const text = await readText(file);
  return text === null ? null : parseAs(files.storyFile, text, file);
}

async function importVersions(
  into: Into,
  folder: string,
  known: number,
): Promise<{ number: number; refused: Imported['refused'] }> {
  const refused: Imported['refused'] = [];
  const withdrawals = await withdrawalsIn(folder);
  for (let number = known + 1; ; number++) {
    const text = await readText(files.versionFile(folder, number, 'ninjs'));
    if (text === null) return { number: number - 1, refused };
    await withdrawUntil(into, (await readStory(folder, number))?.received, withdrawals);
    const reason = await importVersion(into, folder, number, text);
    if (reason !== null) refused.push({ number, reason });
  }
}

/** What the desk withdrew, in that order: what came later and named such a story as its former self was withheld. */
async function withdrawalsIn(folder: string): Promise<Withdrawal[]> {
  const found: Withdrawal[] = [];
  for await (const hold of readLines(join(folder, files.holdList), files.holdLine))
    if (hold.withdrawnAt && hold.origin === hold.uri) found.push({ ...hold, withdrawnAt: hold.withdrawnAt });
  return found.toSorted((one, other) => one.withdrawnAt.getTime() - other.withdrawnAt.getTime());
}

/** The rest of the holds come when all versions are here. */
async function withdrawUntil({ store }: Into, until: Date | undefined, withdrawals: Withdrawal[]): Promise<void> {
  const due = withdrawals.filter(({ withdrawnAt }) => until !== undefined && withdrawnAt < until);
  for (const hold of withdrawals.splice(0, due.length)) {
    await catchUp(store.db, hold.withdrawnAt);
    await restoreHold(store, hold);
  }
}

async function importVersion(
  { store, settings }: Into,
  folder: string,
  number: number,
  text: string,
): Promise<string | null> {
  const { db } = store;
  const sentFile = files.versionFile(folder, number, 'sent');
  const sent = (await readText(sentFile)) ?? text;
  const item = parseAs(z.unknown(), sent, sentFile);
  const archived = await readStory(folder, number);
  if (!archived) {
    // An archive without what readers were shown: by somebody else, or taken away so that today's rules are applied.
    const now = new Date();
    const read = await prepareItem(item, { ...settings, now, assets: (name) => assetByName(db, name) });
    if (!read.ok) return read.errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
    const { stored } = await receiveItem(store, read.prepared, now, { remarks: read.warnings });
    return stored ? null : 'a newer version is here';
  }
  const { id, received, remarks, ...prepared } = archived;
  const { uri, language, group } = archived;
  await catchUp(db, received);
  // Its address stays what it was.
  await db.insert(items).values({ uri, id, language, group }).onConflictDoNothing();
  const whole: PreparedItem = { ...prepared, item, fetches: [] };
  const { stored } = await receiveItem(store, whole, received, { remarks, fromArchive: true });
  return stored ? null : 'a newer version is here';
}

async function importAssets({ store, dataDir }: Into, folder: string): Promise<{ count: number; missing: string[] }> {
  const missing: string[] = [];
  const copy = async (from: string, to: string): Promise<void> => {
    if (await isThere(to)) return;
    await mkdir(dirname(to), { recursive: true });
    try {
      // Whole or not at all.
      await copyFile(from, `${to}.import`, constants.COPYFILE_FICLONE);
      await rename(`${to}.import`, to);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      missing.push(from);
    }
  };
  let count = 0;
  for await (const asset of readLines(join(folder, files.assetList), files.assetLine)) {
    const from = files.filesOf(folder, asset);
    for (const [at, file] of files.filesOf(dataDir, asset).entries()) await copy(from[at]!, file);
    const waits = isWaiting(asset);
    if (waits) await copy(originalFile(folder, asset.hash), originalFile(dataDir, asset.hash));
    await restoreAsset(store.db, asset, waits);
    count += 1;
  }
  return { count, missing };
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
