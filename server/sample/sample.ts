import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Newsroom } from '#contract/newsroom.ts';
import { prepareItem } from '../intake/prepare.ts';
import { datedFrom } from './sample-dates.ts';
import type { SampleItem } from './sample-dates.ts';
import { storeSamplePictures } from './sample-pictures.ts';
import { assetByName } from '../store/assets.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import type { Store } from '../store/database/store.ts';

const content = join(dirname(fileURLToPath(import.meta.url)), '../../content');

/** The sample's items as in their files, with dates as offsets. */
export async function sampleItems(): Promise<SampleItem[]> {
  const directory = join(content, 'items');
  const names = (await readdir(directory)).filter((name) => name.endsWith('.ninjs.json')).toSorted();
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(directory, name), 'utf8')) as SampleItem),
  );
}

export type SampleFill = { newsroom: Newsroom; dataDir: string; now: Date };

/**
 * Fills a database with the sample newsroom, through intake like pushed items; again does nothing, since equal versions are
 * ignored. Leaves out languages that the newsroom does not publish. Returns how many versions were stored.
 */
export async function fillSample(store: Store, { newsroom, dataDir, now }: SampleFill): Promise<number> {
  await storeSamplePictures(store, dataDir);
  const items = (await sampleItems())
    .filter((item) => newsroom.languages.some((language) => language === item.language))
    .map((item) => datedFrom(item, now))
    // Oldest first, so that a correction follows what it corrects.
    .toSorted((one, other) => one.versionCreated.localeCompare(other.versionCreated));
  let stored = 0;
  for (const item of items) {
    const result = await prepareItem(item, {
      newsroom,
      assets: (name) => assetByName(store.db, name),
      now,
      translationField: '',
    });
    if (!result.ok) throw new Error(`sample item ${item.uri}: ${JSON.stringify(result.errors)}`);
    if ((await receiveItem(store, result.prepared, now)).stored) stored += 1;
  }
  return stored;
}
