import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { assetByName, renditionFile } from '../store/assets.ts';
import type { Store } from '../store/database/store.ts';
import { openTestStore, resetStore } from '../testing/store.ts';
import { storePicture, NotAPicture } from './pictures.ts';

let store: Store;
let dataDir: string;
beforeAll(async () => {
  store = await openTestStore();
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-pictures-'));
});
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});
beforeEach(() => resetStore(store));

const draw = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: '#0b6a7880' } });
const keep = (name: string, bytes: Uint8Array) => storePicture({ db: store.db, dataDir }, name, bytes);

test('makes a picture smaller, never larger, in both formats', async () => {
  const asset = await keep('a', await draw(500, 250).png().toBuffer());
  expect(asset).toMatchObject({ type: 'image/png', width: 500, height: 250, widths: [320, 480, 500] });
  for (const width of asset.widths) {
    for (const [extension, format] of [
      ['webp', 'webp'],
      ['jpg', 'jpeg'],
    ] as const) {
      const seen = await sharp(renditionFile(dataDir, asset.hash, width, extension)).metadata();
      expect(seen).toMatchObject({ format, width, height: width / 2 });
    }
  }
});

test('a small picture keeps its size', async () => {
  expect(await keep('a', await draw(100, 50).png().toBuffer())).toMatchObject({ widths: [100] });
});

test('a wide one ends at the widest', async () => {
  expect((await keep('a', await draw(2600, 100).png().toBuffer())).widths.at(-1)).toBe(2000);
});

test('turns a picture taken upright, and leaves out where it was taken', async () => {
  const bytes = await draw(200, 100)
    .jpeg()
    .withExif({ IFD0: { Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const asset = await keep('a', bytes);
  expect(asset).toMatchObject({ width: 100, height: 200 });
  const seen = await sharp(renditionFile(dataDir, asset.hash, 100, 'jpg')).metadata();
  expect(seen).toMatchObject({ width: 100, height: 200 });
  expect(seen.exif).toBeUndefined();
});

test('the same bytes are worked on once, under any name', async () => {
  const bytes = await draw(60, 60).png().toBuffer();
  const first = await keep('a', bytes);
  const file = renditionFile(dataDir, first.hash, 60, 'webp');
  const before = await stat(file, { bigint: true });
  expect(await keep('b', bytes)).toEqual(first);
  expect((await stat(file, { bigint: true })).ino).toBe(before.ino);
  expect((await assetByName(store.db, 'b'))?.hash).toBe(first.hash);
  await rm(file);
  await keep('a', bytes);
  expect((await stat(file)).size).toBeGreaterThan(0);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['words', Buffer.from('no picture')],
  ['a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
])('%s is no picture', async (_name, bytes) => {
  await expect(keep('a', bytes)).rejects.toThrow(NotAPicture);
  expect(await assetByName(store.db, 'a')).toBeNull();
});
