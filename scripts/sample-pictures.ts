// Makes the renditions of the sample's pictures at build time: a first start copies them instead of computing for seconds.
import { rm, writeFile } from 'node:fs/promises';
import { storeSamplePictures, madeFolder, madeList } from '../server/sample/sample-pictures.ts';
import { templateFile } from '../server/store/open.ts';
import { openPGlite } from '../server/store/database/pglite/pglite.ts';
import type { NewAsset } from '../server/store/assets.ts';
import { assets } from '../server/store/database/schema.ts';

await rm(madeFolder, { recursive: true, force: true });
const store = await openPGlite({ folder: null, template: templateFile });
await storeSamplePictures(store, madeFolder);
const rows = await store.db.select().from(assets);
const made = new Map(
  rows.map(({ hash, type, width, height, bytes, widths, avif, reason, file }) => [
    hash,
    { hash, type, width, height, bytes, widths, avif, reason, file } satisfies NewAsset,
  ]),
);
await writeFile(madeList, JSON.stringify([...made.values()]));
await store.close();
