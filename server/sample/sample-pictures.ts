import { chmod, copyFile, mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { storePicture } from '../intake/pictures.ts';
import { assetByName, hashOfBytes, storeAsset, renditionFile } from '../store/assets.ts';
import type { NewAsset } from '../store/assets.ts';
import type { Store } from '../store/database/store.ts';

const directory = fileURLToPath(new URL('../../content/pictures', import.meta.url));
/** Prefix of the items' picture addresses; nothing is fetched from there. */
const address = 'https://sharit.example/pictures/';
/** Made by `npm run build`: renditions as in a data directory, and a list of their assets. */
export const madeFolder = fileURLToPath(new URL('../../dist/sample', import.meta.url));
export const madeList = join(madeFolder, 'made.json');

async function madeBefore(): Promise<Map<string, NewAsset>> {
  try {
    const made = JSON.parse(await readFile(madeList, 'utf8')) as NewAsset[];
    return new Map(made.map((asset) => [asset.hash, asset]));
  } catch {
    return new Map();
  }
}

async function copyRenditions({ hash, widths }: NewAsset, dataDir: string): Promise<void> {
  for (const width of widths) {
    for (const extension of ['webp', 'jpg'] as const) {
      const target = renditionFile(dataDir, hash, width, extension);
      await mkdir(dirname(target), { recursive: true });
      // Copied under another name first, so that a half-written file is never served.
      await copyFile(renditionFile(madeFolder, hash, width, extension), `${target}.new`);
      // copyFile copies the mode too.
      await chmod(`${target}.new`, 0o600);
      await rename(`${target}.new`, target);
    }
  }
}

/** Stores the sample's pictures. Making renditions is most of the work of a first start, so those of the build are copied if they match. */
export async function storeSamplePictures(store: Store, dataDir: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.jpg'));
  const made = await madeBefore();
  await Promise.all(
    names.map(async (name) => {
      if (await assetByName(store.db, address + name)) return;
      const bytes = await readFile(join(directory, name));
      const ready = made.get(hashOfBytes(bytes));
      const copied =
        ready &&
        (await copyRenditions(ready, dataDir).then(
          () => true,
          () => false,
        ));
      if (ready && copied) await storeAsset(store.db, address + name, ready);
      else await storePicture({ db: store.db, dataDir }, address + name, bytes);
    }),
  );
}
