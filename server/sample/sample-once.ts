import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { notInArray } from 'drizzle-orm';
import { fillSample, sampleItems, type SampleFill } from './sample.ts';
import { items } from '../store/database/schema.ts';
import { storeIsEmpty } from '../store/reading/stories.ts';
import type { Store } from '../store/database/store.ts';

/** Exists while a fill is incomplete; contains the time that the sample's dates are relative to. */
const markerIn = (dataDir: string): string => join(dataDir, 'sample-unfinished');

/**
 * Fills an empty database with the sample newsroom. An interrupted fill is continued with the time at which it began, so that
 * items stored then are equal versions and are not stored again. `onStart` is called before the work begins.
 */
export async function fillSampleOnce(store: Store, fill: SampleFill, onStart: () => void): Promise<void> {
  const marker = markerIn(fill.dataDir);
  const empty = await storeIsEmpty(store.db);
  const begun = empty ? null : await momentIn(marker);
  // Once it contains other items, it belongs to a real newsroom.
  if (!empty && (begun === null || (await holdsOthers(store)))) return;
  onStart();
  if (empty) {
    // With PostgreSQL it may not exist yet.
    await mkdir(fill.dataDir, { recursive: true, mode: 0o700 });
    // Renamed into place, so that it is never half written.
    await writeFile(`${marker}.new`, fill.now.toISOString());
    await rename(`${marker}.new`, marker);
  }
  await fillSample(store, { ...fill, now: begun ?? fill.now });
  await rm(marker, { force: true });
}

async function momentIn(marker: string): Promise<Date | null> {
  const text = await readFile(marker, 'utf8').catch(() => '');
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

async function holdsOthers(store: Store): Promise<boolean> {
  const ours = (await sampleItems()).map(({ uri }) => uri);
  const [other] = await store.db.select({ uri: items.uri }).from(items).where(notInArray(items.uri, ours)).limit(1);
  return other !== undefined;
}
