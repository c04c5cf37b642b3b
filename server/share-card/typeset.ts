import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

// Text is set by Pango and HarfBuzz inside sharp: Arabic is joined, ordered and wrapped by what typesets whole desktops.
// The face travels with us, for machines without any Arabic font; fontconfig reads its settings once, at the first text.
process.env.FONTCONFIG_FILE ??= fileURLToPath(new URL('fonts/fonts.conf', import.meta.url));

/** The face is drawn small on its body: the same factor as `size-adjust` on pages. */
const sizeAdjust = 1.3;

export type Setting = {
  size: number;
  weight: 'Regular' | 'Bold';
  colour: string;
  width: number;
  /** Between lines, as a part of the size: Arabic needs the room, Latin less of it. */ leading?: number;
};
export type SetText = { image: Buffer; width: number; height: number };

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** One text as a transparent image: as wide as its longest line, aligned to the side where its language begins. */
export async function setText(text: string, { size, weight, colour, width, leading = 0 }: Setting): Promise<SetText> {
  const escaped = text.replace(/[&<>]/gu, (character) => entities[character]!);
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${escaped}</span>`,
      font: `Markazi Text ${weight} ${Math.round(size * sizeAdjust)}`,
      width,
      dpi: 72,
      rgba: true,
      wrap: 'word',
      spacing: Math.round(size * leading),
      // Pango takes this as the side where the text begins, right for Arabic.
      align: 'left',
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  return { image: data, width: info.width, height: info.height };
}

/** The largest of the sizes at which the text fits; where even the smallest is too tall, whole words are left off. */
export async function fitText(
  text: string,
  { sizes, maxHeight, ...setting }: Omit<Setting, 'size'> & { sizes: readonly number[]; maxHeight: number },
): Promise<SetText> {
  for (const size of sizes) {
    const set = await setText(text, { ...setting, size });
    if (set.height <= maxHeight && set.width <= setting.width) return set;
  }
  const size = sizes.at(-1)!;
  const words = text.split(/\s+/u);
  let [fits, tooMany] = [1, words.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    const { height } = await setText(`${words.slice(0, middle).join(' ')}…`, { ...setting, size });
    if (height <= maxHeight) fits = middle;
    else tooMany = middle;
  }
  return setText(`${words.slice(0, fits).join(' ')}…`, { ...setting, size });
}
