import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renditionFile, type Extension } from '../../store/rendition-files.ts';
import { makeRenditions, NotAPicture } from './make-renditions.ts';

let dataDir: string;
beforeAll(async () => {
  // It knows files by their names, and these are written anew.
  sharp.cache(false);
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-renditions-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

const hash = 'a'.repeat(32);
const draw = (width: number, height: number, background = '#0b6a78') =>
  sharp({ create: { width, height, channels: 3, background } });
async function make(bytes: Uint8Array) {
  const original = join(dataDir, 'original');
  await writeFile(original, bytes);
  return await makeRenditions({ original, dataDir, hash });
}
const made = (width: number, extension: Extension) => sharp(renditionFile(dataDir, hash, width, extension));
/** Colours at the four corners, from the top left clockwise: r, g, b or w. */
async function corners(width: number, extension: Extension): Promise<string> {
  const { data, info } = await made(width, extension).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const [red = 0, green = 0, blue = 0] = data.subarray((y * info.width + x) * 3);
    if (red > 150 && green > 150 && blue > 150) return 'w';
    return red > 150 ? 'r' : green > 150 ? 'g' : 'b';
  };
  const [right, bottom] = [info.width - 4, info.height - 4];
  return [at(3, 3), at(right, 3), at(right, bottom), at(3, bottom)].join('');
}

test('makes a picture smaller, never larger, in AVIF and WebP, and one JPEG', async () => {
  expect(await make(await draw(1400, 700).png().toBuffer())).toEqual({
    widths: [320, 480, 640, 960, 1280, 1400],
    avif: true,
  });
  for (const width of [320, 1400])
    for (const [extension, format] of [
      ['avif', 'heif'],
      ['webp', 'webp'],
    ] as const)
      expect(await made(width, extension).metadata()).toMatchObject({ format, width, height: width / 2 });
  expect(await made(1280, 'jpg').metadata()).toMatchObject({ format: 'jpeg', width: 1280, height: 640 });
  await expect(made(1400, 'jpg').metadata()).rejects.toThrow(/missing/);
});

test.each([
  [100, 50, [100]],
  [5000, 100, [320, 480, 640, 960, 1280, 1600]],
  [1000, 17_000, [320, 480, 594]],
  [1, 17_000, [1]],
  [20_000, 3, [320, 480, 640, 960, 1280, 1600]],
])('%i × %i becomes %j wide', async (width, height, widths) => {
  expect((await make(await draw(width, height).png().toBuffer())).widths).toEqual(widths);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('turns a picture of orientation %i as sharp itself would', async (orientation) => {
  const quarter = (background: string) => draw(60, 30, background).png().toBuffer();
  const plain = await draw(120, 60, '#ffffff')
    .composite([
      { input: await quarter('#ff0000'), left: 0, top: 0 },
      { input: await quarter('#00ff00'), left: 60, top: 0 },
      { input: await quarter('#0000ff'), left: 0, top: 30 },
    ])
    .jpeg({ chromaSubsampling: '4:4:4' })
    .withExif({ IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation })
    .toBuffer();
  const right = join(dataDir, 'assets', hash.slice(0, 2), `${hash}-1.webp`);
  const { widths } = await make(plain);
  const shown = await corners(widths[0]!, 'webp');
  await sharp(plain).autoOrient().webp({ lossless: true }).toFile(right);
  expect(shown).toBe(await corners(1, 'webp'));
  expect(await made(widths[0]!, 'webp').metadata()).toMatchObject(
    orientation >= 5 ? { width: 60, height: 120 } : { width: 120, height: 60 },
  );
  // Where it was taken is nobody's business.
  expect((await made(widths[0]!, 'jpg').metadata()).exif).toBeUndefined();
});

test.each<[string, () => Promise<Buffer>]>([
  ['CMYK', () => draw(200, 100, '#d02020').toColourspace('cmyk').jpeg().toBuffer()],
  ['16 bits', () => draw(200, 100, '#d02020').toColourspace('rgb16').png().toBuffer()],
  ['16 bits as TIFF', () => draw(200, 100, '#d02020').toColourspace('rgb16').tiff().toBuffer()],
  ['Display P3', () => draw(200, 100, '#d02020').withIccProfile('p3').jpeg({ quality: 95 }).toBuffer()],
  ['transparency', () => draw(200, 100, '#d02020').ensureAlpha(1).png().toBuffer()],
])('keeps the colours of %s', async (_name, picture) => {
  await make(await picture());
  const { channels } = await made(200, 'webp').removeAlpha().stats();
  const [red, green, blue] = channels.map(({ mean }) => mean);
  expect(red).toBeGreaterThan(185);
  expect(green).toBeLessThan(75);
  expect(blue).toBeLessThan(75);
  expect(await made(200, 'avif').metadata()).toMatchObject({ space: 'srgb', depth: 'uchar' });
});

test('grey stays grey, and what is transparent is white in the JPEG', async () => {
  await make(await draw(200, 100, '#808080').greyscale().png().toBuffer());
  const { channels } = await made(200, 'webp').removeAlpha().stats();
  for (const { mean } of channels) expect(Math.abs(mean - 128)).toBeLessThan(6);
  await make(
    await sharp({ create: { width: 60, height: 60, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer(),
  );
  expect(await corners(60, 'jpg')).toBe('wwww');
});

test('an animation shows its first frame', async () => {
  const frames = [await draw(60, 40, '#ff0000').png().toBuffer(), await draw(60, 40, '#0000ff').png().toBuffer()];
  const animation = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  await make(animation);
  expect(await made(60, 'jpg').metadata()).toMatchObject({ width: 60, height: 40 });
  expect(await corners(60, 'jpg')).toBe('rrrr');
});

test('what cannot be decoded is no picture', async () => {
  const whole = await draw(900, 900).jpeg().toBuffer();
  await expect(make(whole.subarray(0, whole.length / 2))).rejects.toThrow(NotAPicture);
  await expect(make(Buffer.from('no picture'))).rejects.toThrow(NotAPicture);
});
