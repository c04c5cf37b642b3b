import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { foreignRuns } from '#words/foreign-runs.ts';
import { directionOf, type Language, textDirection } from '#contract/language.ts';

// Text is set by Pango and HarfBuzz inside sharp: Arabic is joined, ordered and wrapped by what typesets whole desktops.
// The face travels with us, for machines without any Arabic font; fontconfig reads its settings once, at the first text.
process.env.FONTCONFIG_FILE ??= fileURLToPath(new URL('fonts/fonts.conf', import.meta.url));

/** The face is drawn small on its body: the same factor as `size-adjust` on pages. */
const sizeAdjust = 1.3;

export type Setting = {
  /** Of the card: its direction, and the font's own rules for its letters and their marks. */
  language: Language;
  size: number;
  weight: 'Regular' | 'Bold';
  colour: string;
  width: number;
  /** Between lines, as a part of the size: Arabic needs the room, Latin less of it. */ leading?: number;
};
export type SetText = { image: Buffer; width: number; height: number };

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Pango takes a paragraph's direction from its first strong letter: a mark before it says which. Isolates are for runs inside. */
const marks = { rtl: '\u200F', ltr: '\u200E' };
const isolates = { rtl: '\u2067', ltr: '\u2066', end: '\u2069' };
// oxlint-disable-next-line no-control-regex -- markup cannot hold them
const unwritable = /[\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]+/gu;

/** Without what markup cannot hold; the runs in it isolated as on pages. */
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
 * One text as a transparent image: as wide as its longest line, aligned to the side where the card's language begins. A word
 * that is wider than the room is broken (`whole`: is left wider, so that a smaller size can be tried).
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
      // Pango takes left as the side where the text begins: right for Arabic.
      align: against ? 'right' : 'left',
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      // Spaces and marks alone leave nothing to draw.
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
 * The largest of the sizes at which the text fits with its words whole; where even the smallest is too large, words are
 * broken, and whole words (of a single one, its last letters) are left off.
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
  if (broken.height <= maxHeight) return inside(broken, setting.width, maxHeight);
  const words = text.split(/(?<=\s)/u);
  const pieces = words.length > 1 ? words : Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  let [fits, tooMany] = [1, pieces.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    const { height } = await setText(`${pieces.slice(0, middle).join('').trimEnd()}…`, smallest);
    if (height <= maxHeight) fits = middle;
    else tooMany = middle;
  }
  const cut = await setText(`${pieces.slice(0, fits).join('').trimEnd()}…`, smallest);
  return inside(cut, setting.width, maxHeight);
}

/** Ink may reach a little beyond its line: whatever is still too large is drawn smaller, and a card is made in any case. */
async function inside(set: SetText, width: number, height: number): Promise<SetText> {
  if (set.width <= width && set.height <= height) return set;
  const { data, info } = await sharp(set.image)
    .resize({ width, height, fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { image: data, width: info.width, height: info.height };
}
