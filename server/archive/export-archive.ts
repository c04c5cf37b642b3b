import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asc, eq, getTableColumns, gt } from 'drizzle-orm';
import { asNinjs } from '../intake/formats/as-ninjs.ts';
import { originalFile } from '../intake/pictures/files.ts';
import type { IntakeSettings } from '../intake/prepare.ts';
import { isWaiting } from '../store/assets.ts';
import type { Database } from '../store/database/database.ts';
import { assets, awaitedPictures, items, stories, versions } from '../store/database/schema.ts';
import * as files from './archive-files.ts';
import { inBatches, writeLines } from './json-lines.ts';
import { lists } from './lists.ts';

/** Rows in memory at a time. */
const batch = 50;
const lineBatch = 500;

export type Exported = {
  versions: number;
  assets: number;
  files: number;
  /** Lines of each list. */
  lists: Record<string, number>;
  /** Files that the database knows and that are not there. */
  missing: string[];
};
type From = { db: Database; dataDir: string; settings: IntakeSettings };

/** Writes everything that makes the newsroom's archive into a new folder. No accounts, sessions, shared links or secrets. */
export async function exportArchive(from: From, folder: string): Promise<Exported> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new Error(`${folder} is not empty: an archive is written to a new folder.`);
  const count = await exportVersions(from, folder);
  const { lines, copied, missing } = await exportAssets(from, folder);
  const counts: Exported['lists'] = {};
  for (const { name, write } of lists) counts[name] = await write(from.db, folder);
  // Last: without it, it is no whole archive.
  await writeJson(join(folder, files.headFile), files.archiveFormat);
  return { versions: count, assets: lines, files: copied, lists: counts, missing };
}

async function exportVersions({ db, settings }: From, folder: string): Promise<number> {
  let [number, after] = [0, 0];
  for (;;) {
    const rows = await db
      .select({ version: versions, item: items, publicGroup: stories.group })
      .from(versions)
      .innerJoin(items, eq(items.uri, versions.uri))
      .leftJoin(stories, eq(stories.id, items.id))
      .where(gt(versions.seq, after))
      .orderBy(asc(versions.seq))
      .limit(batch);
    for (const { version, item, publicGroup } of rows) {
      number += 1;
      after = version.seq;
      const { seq, receivedAt, item: sent, opensAt: _, section: __, headline: ___, ...columns } = version;
      await mkdir(dirname(files.versionFile(folder, number, 'ninjs')), { recursive: true });
      const ninjs = asNinjs(sent, version, settings);
      await writeJson(files.versionFile(folder, number, 'ninjs'), ninjs ?? sent);
      if (ninjs) await writeJson(files.versionFile(folder, number, 'sent'), sent);
      const awaited = await db
        .select({ name: awaitedPictures.name })
        .from(awaitedPictures)
        .where(eq(awaitedPictures.seq, seq))
        .orderBy(asc(awaitedPictures.name));
      // The public version may be of another group than the newest one.
      const group = item.publicSeq === seq && item.latestSeq !== seq ? publicGroup : item.group;
      const known = { id: item.id, received: receivedAt, group, ...columns, awaits: awaited.map(({ name }) => name) };
      await writeJson(files.versionFile(folder, number, 'story'), known);
    }
    if (rows.length < batch) return number;
  }
}

/** Whether it is public follows from the versions. */
const { public: __, ...assetColumns } = getTableColumns(assets);

async function exportAssets(
  { db, dataDir }: From,
  folder: string,
): Promise<{ lines: number; copied: number; missing: string[] }> {
  const missing: string[] = [];
  const done = new Set<string>();
  let copied = 0;
  const copy = async (from: string, to: string): Promise<void> => {
    await mkdir(dirname(to), { recursive: true });
    try {
      await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      copied += 1;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      missing.push(from);
    }
  };
  const lines = await writeLines(
    join(folder, files.assetList),
    inBatches(async (after: string) => {
      const rows = await db
        .select(assetColumns)
        .from(assets)
        .where(gt(assets.name, after))
        .orderBy(asc(assets.name))
        .limit(lineBatch);
      for (const asset of rows) {
        if (done.has(asset.hash)) continue;
        done.add(asset.hash);
        const to = files.filesOf(folder, asset);
        for (const [at, file] of files.filesOf(dataDir, asset).entries()) await copy(file, to[at]!);
        if (isWaiting(asset)) await copy(originalFile(dataDir, asset.hash), originalFile(folder, asset.hash));
      }
      return { lines: rows, last: rows.at(-1)?.name };
    }),
  );
  return { lines, copied, missing };
}

/** Two spaces, so that people can read it and compare two. */
async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
}
