// Makes src/fonts from the Markazi Text of @fontsource-variable: three files that a page loads at most two of.
// Fontsource's own cut is of no use here: its Arabic file has neither «.» nor «(» nor digits, so that every Arabic page
// would fetch the Latin file as well. Letters of one script stay in one file, because a word set from two files loses its joins.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const source = dirname(require.resolve('@fontsource-variable/markazi-text/package.json'));
const target = join(dirname(fileURLToPath(import.meta.url)), '../src/fonts');

const range = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step)).join('');

// Letters with hamza to sukun, Arabic punctuation and digits, superscript alef, and what neighbouring languages add
// within names: پ چ ژ ڤ ک گ ی. The zero-width non-joiner belongs to the words it stands in.
const arabic =
  ' \u00A0،؛؟ـ' +
  range(0x621, 0x652) +
  range(0x660, 0x669) +
  '٪٫٬\u0670\u0671' +
  'پچژڤکگی' +
  '\u200C\u200D\u200E\u200F';
const marks = '0123456789.:()«»“”–…%';
const latin = range(0x20, 0x7e) + range(0xa0, 0xff) + 'Œœ' + '–—‘’‚“”„…‹›•€™−';

// Fractions, superscripts and ordinals would add two kilobytes that no page asks for; tabular figures are for times and tables.
const latinFeatures = ['ccmp', 'locl', 'kern', 'mark', 'mkmk', 'liga', 'lnum', 'tnum'];

const cuts = [
  { file: 'sharit-ar.woff2', from: 'arabic', text: arabic, features: undefined },
  { file: 'sharit-marks.woff2', from: 'latin', text: marks, features: latinFeatures },
  { file: 'sharit-latin.woff2', from: 'latin', text: latin, features: latinFeatures },
];

await mkdir(target, { recursive: true });
for (const { file, from, text, features } of cuts) {
  const font = await readFile(join(source, 'files', `markazi-text-${from}-wght-normal.woff2`));
  // `name` and `STAT` stay: without them Chromium silently uses the fallback.
  const cut = await subsetFont(font, text, { targetFormat: 'woff2', keepFeatures: features });
  await writeFile(join(target, file), cut);
  console.log(`${file} ${cut.length} bytes`);
}
await copyFile(join(source, 'LICENSE'), join(target, 'OFL.txt'));
