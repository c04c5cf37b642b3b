// Makes src/fonts from the Markazi Text of @fontsource-variable: three files, of which a page loads at most two.
// Fontsource's own subsets do not fit: the Arabic one has neither «.» nor «(» nor digits, so that every Arabic page
// would load the Latin file as well. Letters of one script stay in one file, because a word that mixes two files loses its joins.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { characterRange, markaziFile, markaziLicence } from './markazi.ts';

const target = join(dirname(fileURLToPath(import.meta.url)), '../../src/fonts');

// Hamza to sukun, Arabic punctuation and digits, superscript alef, and letters of neighbouring languages in
// names: پ چ ژ ڤ ک گ ی. The zero-width non-joiner must be in the same file as the letters around it.
const arabic =
  ' \u00A0،؛؟ـ' +
  characterRange(0x621, 0x652) +
  characterRange(0x660, 0x669) +
  '٪٫٬\u0670\u0671' +
  'پچژڤکگی' +
  '\u200C\u200D\u200E\u200F';
const marks = '0123456789.:()«»“”–…%';
const latin = characterRange(0x20, 0x7e) + characterRange(0xa0, 0xff) + 'Œœ' + '–—‘’‚“”„…‹›•€™−';

// Fractions, superscripts and ordinals would add two kilobytes that no page uses; tabular figures are for times and tables.
const latinFeatures = ['ccmp', 'locl', 'kern', 'mark', 'mkmk', 'liga', 'lnum', 'tnum'];

const cuts = [
  { file: 'sharit-ar.woff2', from: 'arabic', text: arabic, features: undefined },
  { file: 'sharit-marks.woff2', from: 'latin', text: marks, features: latinFeatures },
  { file: 'sharit-latin.woff2', from: 'latin', text: latin, features: latinFeatures },
];

await mkdir(target, { recursive: true });
for (const { file, from, text, features } of cuts) {
  const font = await readFile(markaziFile(from));
  // `name` and `STAT` stay: without them Chromium silently uses the fallback.
  const cut = await subsetFont(font, text, { targetFormat: 'woff2', keepFeatures: features });
  await writeFile(join(target, file), cut);
  console.log(`${file} ${cut.length} bytes`);
}
await copyFile(markaziLicence, join(target, 'OFL.txt'));
