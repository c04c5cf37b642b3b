import { chmod, copyFile, mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPicture } from '../intake/pictures/check-picture.ts';
import { makeRenditions } from '../intake/pictures/make-renditions.ts';
import { assetByName, hashOfBytes, storeAsset } from '../store/assets.ts';
import { renditionFiles } from '../store/rendition-files.ts';
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

async function copyRenditions(asset: NewAsset, dataDir: string): Promise<void> {
  const targets = renditionFiles(dataDir, asset);
  for (const [index, made] of renditionFiles(madeFolder, asset).entries()) {
    const target = targets[index]!;
    await mkdir(dirname(target), { recursive: true });
    // Copied under another name first, so that a half-written file is never served.
    await copyFile(made, `${target}.new`);
    // copyFile copies the mode too.
    await chmod(`${target}.new`, 0o600);
    await rename(`${target}.new`, target);
  }
}

async function make(original: string, bytes: Buffer, dataDir: string): Promise<NewAsset> {
  const checked = await checkPicture(original, '');
  if (!checked.ok) throw new Error(`${original}: ${checked.reason}`);
  const { type, width, height } = checked;
  const hash = hashOfBytes(bytes);
  const made = await makeRenditions({ original, dataDir, hash });
  return { hash, type, width, height, bytes: bytes.byteLength, ...made, reason: null, file: null };
}

/** Stores the sample's pictures. Making renditions is most of the work of a first start, so those of the build are copied if they match. */
export async function storeSamplePictures(store: Store, dataDir: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.jpg'));
  const made = await madeBefore();
  await Promise.all(
    names.map(async (name) => {
      if (await assetByName(store.db, address + name)) return;
      const original = join(directory, name);
      const bytes = await readFile(original);
      const ready = made.get(hashOfBytes(bytes));
      const copied =
        ready &&
        (await copyRenditions(ready, dataDir).then(
          () => true,
          () => false,
        ));
      const asset = ready && copied ? ready : await make(original, bytes, dataDir);
      await storeAsset(store.db, address + name, asset);
    }),
  );
}
