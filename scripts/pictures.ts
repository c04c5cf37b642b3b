// Draws the pictures of the sample newsroom: patterns in the style of girih, zellige and mashrabiya, so that the sample
// has pictures without anybody's photographs. The output is deterministic; run it again after a change.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { pictures } from './pictures/all.ts';

const target = join(dirname(fileURLToPath(import.meta.url)), '../content/pictures');
const mostBytes = 60 * 1024;
const only = process.argv.slice(2);

await mkdir(target, { recursive: true });
for (const [name, draw] of Object.entries(pictures)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const svg = Buffer.from(draw());
  let quality = 80;
  let file = await sharp(svg).resize(960, 640).jpeg({ quality, mozjpeg: true }).toBuffer();
  while (file.length > mostBytes && quality > 32) {
    quality -= 6;
    file = await sharp(svg).resize(960, 640).jpeg({ quality, mozjpeg: true }).toBuffer();
  }
  await writeFile(join(target, `${name}.jpg`), file);
  console.log(`${name}.jpg ${file.length} bytes, quality ${quality}`);
}
