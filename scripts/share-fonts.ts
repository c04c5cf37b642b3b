// Makes server/share-card/fonts from the Markazi Text of @fontsource-variable: share cards are set by Pango, which reads
// no woff2. Run again when the face changes.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const source = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/markazi-text/package.json'));
const target = fileURLToPath(new URL('../server/share-card/fonts', import.meta.url));
const range = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step)).join('');

const cuts = {
  arabic: ` ${range(0x600, 0x6ff)}${range(0x200c, 0x200f)}`,
  latin: `${range(0x20, 0x17f)}${range(0x2010, 0x2040)}€™•`,
};

await mkdir(target, { recursive: true });
for (const [name, text] of Object.entries(cuts)) {
  const font = await readFile(join(source, 'files', `markazi-text-${name}-wght-normal.woff2`));
  await writeFile(join(target, `${name}.ttf`), await subsetFont(font, text, { targetFormat: 'truetype' }));
}
