// Makes server/share-card/fonts from the Markazi Text of @fontsource-variable: Pango draws the share cards and does
// not read woff2. Run it again when the font changes.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { characterRange, markaziFile } from './markazi.ts';

const target = fileURLToPath(new URL('../../server/share-card/fonts', import.meta.url));

const cuts = {
  arabic: ` ${characterRange(0x600, 0x6ff)}${characterRange(0x200c, 0x200f)}`,
  latin: `${characterRange(0x20, 0x17f)}${characterRange(0x2010, 0x2040)}€™•`,
};

await mkdir(target, { recursive: true });
for (const [name, text] of Object.entries(cuts)) {
  const font = await readFile(markaziFile(name));
  await writeFile(join(target, `${name}.ttf`), await subsetFont(font, text, { targetFormat: 'truetype' }));
}
