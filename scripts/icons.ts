// Draws the PNG icons and favicon.ico from public/icon.svg: the ribbon, over an Oxford rule.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../public');
const svg = await readFile(join(folder, 'icon.svg'));
const png = (size: number): Promise<Buffer> =>
  sharp(svg, { density: (72 * size) / 64 })
    .resize(size, size)
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();

for (const [name, size] of [
  ['icon-192.png', 192],
  ['icon-512.png', 512],
  ['apple-touch-icon.png', 180],
] as const) {
  await writeFile(join(folder, name), await png(size));
}

// An .ico may contain a PNG: one entry of 32 pixels, for clients that request only favicon.ico.
const small = await png(32);
const head = Buffer.alloc(22);
head.writeUInt16LE(1, 2);
head.writeUInt16LE(1, 4);
head.writeUInt8(32, 6);
head.writeUInt8(32, 7);
head.writeUInt16LE(1, 10);
head.writeUInt16LE(32, 12);
head.writeUInt32LE(small.length, 14);
head.writeUInt32LE(22, 18);
await writeFile(join(folder, 'favicon.ico'), Buffer.concat([head, small]));
