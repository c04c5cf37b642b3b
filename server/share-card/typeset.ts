import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { foreignRuns } from '#words/foreign-runs.ts';
import { directionOf, type Language, textDirection } from '#contract/language.ts';

// Text is drawn by Pango and HarfBuzz inside sharp, which shape, order and wrap Arabic correctly. The font is included for machines
// without an Arabic one; fontconfig reads its settings once, with the first text.
process.env.FONTCONFIG_FILE ??= fileURLToPath(new URL('fonts/fonts.conf', import.meta.url));

/** The font's letters are small for its size: the same factor as `size-adjust` on pages. */
const sizeAdjust = 1.3;

export type Setting = {
  /** Of the card: decides the direction and the font's rules for letters and marks. */
  language: Language;
  size: number;
  weight: 'Regular' | 'Bold';
  colour: string;
  width: number;
  /** Extra space between lines, as a fraction of the size: Latin needs less than Arabic. */
  leading?: number;
};
export type SetText = { image: Buffer; width: number; height: number };

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Pango takes the direction from the first strong character, so this mark is put first. */
const marks = { rtl: '\u200F', ltr: '\u200E' };
const isolates = { rtl: '\u2067', ltr: '\u2066', end: '\u2069' };
// oxlint-disable-next-line no-control-regex -- markup cannot contain them
const unwritable = /[\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]+/gu;

/** Pango markup of a text, with foreign runs isolated as on pages. */
function markupOf(text: string, language: Language): string {
  const direction = textDirection(text, language);
  const isolated = foreignRuns(text, direction)
    .map(({ text: run, dir }) =>
      dir ? `${isolates[dir]}${run.length > 20 ? run : run.replaceAll(' ', '\u00A0')}${isolates.end}` : run,
    )
    .join('');
  return (marks[direction] + isolated).replace(/[&<>]/gu, (character) => entities[character]!);
}

/**
 * Draws a text as a transparent image, as wide as its longest line, aligned to the start side of the card's language. A word that
 * is too wide is broken; with `whole` it stays wider than `width`, so that the caller can try a smaller size.
 */
export async function setText(
  text: string,
  { language, size, weight, colour, width, leading = 0 }: Setting,
  { whole = false } = {},
): Promise<SetText> {
  const words = text.toWellFormed().replace(unwritable, ' ').trim();
  const against = textDirection(words, language) !== directionOf(language);
  const drawn = await sharp({
    text: {
      text: `<span foreground="${colour}" lang="${language}" insert_hyphens="false">${markupOf(words, language)}</span>`,
      font: `Markazi Text ${weight} ${Math.round(size * sizeAdjust)}`,
      width,
      dpi: 72,
      rgba: true,
      wrap: whole ? 'word' : 'word-char',
      spacing: Math.round(size * leading),
      // Pango's `left` is the start side of the text: the right for Arabic.
      align: against ? 'right' : 'left',
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      // A text of only spaces and marks draws nothing, which sharp reports as an error.
      if (/\p{L}|\p{N}/u.test(words)) throw error;
      return null;
    });
  if (!drawn) return blank();
  return { image: drawn.data, width: drawn.info.width, height: drawn.info.height };
}

async function blank(): Promise<SetText> {
  const background = { r: 0, g: 0, b: 0, alpha: 0 };
  const image = await sharp({ create: { width: 1, height: 1, channels: 4, background } })
    .png()
    .toBuffer();
  return { image, width: 1, height: 1 };
}

/**
 * Draws a text in the largest of the sizes at which it fits with unbroken words. If even the smallest does not fit, words are
 * broken, and the end of the text is cut with an ellipsis.
 */
export async function fitText(
  text: string,
  { sizes, maxHeight, ...setting }: Omit<Setting, 'size'> & { sizes: readonly number[]; maxHeight: number },
): Promise<SetText> {
  for (const size of sizes) {
    const set = await setText(text, { ...setting, size }, { whole: true });
    if (set.height <= maxHeight && set.width <= setting.width) return set;
  }
  const smallest = { ...setting, size: sizes.at(-1)! };
  const broken = await setText(text, smallest);
  if (broken.height <= maxHeight) return shrinkInto(broken, setting.width, maxHeight);
  const words = text.split(/(?<=\s)/u);
  const pieces = words.length > 1 ? words : Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  let [fits, tooMany] = [1, pieces.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    const { height } = await setText(`${pieces.slice(0, middle).join('').trimEnd()}…`, smallest);
    if (height <= maxHeight) fits = middle;
    else tooMany = middle;
  }
  const shortened = await setText(`${pieces.slice(0, fits).join('').trimEnd()}…`, smallest);
  return shrinkInto(shortened, setting.width, maxHeight);
}

/** Scales an image down if it is too large: glyphs may extend beyond their line. */
async function shrinkInto(set: SetText, width: number, height: number): Promise<SetText> {
  if (set.width <= width && set.height <= height) return set;
  const { data, info } = await sharp(set.image)
    .resize({ width, height, fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { image: data, width: info.width, height: info.height };
}
