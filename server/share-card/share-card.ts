import sharp, { type OverlayOptions } from 'sharp';
import { shareCardSize } from '#contract/limits.ts';
import { directionOf, type Language } from '#contract/language.ts';
import { newsroomName } from '#contract/newsroom-name.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { Story } from '#contract/story.ts';
import { fitText, type SetText } from './typeset.ts';

/** Increase when the design changes: cached cards are then drawn again. */
export const cardDesign = 3;

export type Card = {
  language: Language;
  headline: string;
  /** Above the headline; if null, the section's name is shown. */
  kicker: string | null;
  section: { slug: string; name: string } | null;
  /** A film has a mark on its picture. */
  kind?: Story['kind'];
};

const paper = '#FCFAF6';
const ink = '#191713';
const margin = 64;
const pictureWidth = 440;
const ribbon = { width: 26, height: 98 };
/** Below the nameplate's rule. */
const top = 176;

const markSize = 132;
const playMark =
  `<svg xmlns="http://www.w3.org/2000/svg" width="${markSize}" height="${markSize}" viewBox="0 0 132 132">` +
  '<circle cx="66" cy="66" r="63" fill="#191713" fill-opacity=".82" stroke="#fff" stroke-width="4"/><path d="M53 40v52l44-26z" fill="#fff"/></svg>';
const centre = (left: number) => ({
  left: left + Math.round((pictureWidth - markSize) / 2),
  top: Math.round((shareCardSize.height - markSize) / 2),
});

/** The share card of a story as PNG: nameplate with ribbon, accent, kicker and headline, and at their side the picture, if any. */
export async function shareCard(card: Card, newsroom: Newsroom, picture: Buffer | string | null): Promise<Buffer> {
  const rtl = directionOf(card.language) === 'rtl';
  const accent = newsroom.sections.find(({ slug }) => slug === card.section?.slug)?.colour.light ?? ink;
  const pictureSpace = picture === null ? 0 : pictureWidth;
  const width = shareCardSize.width - pictureSpace - 2 * margin;
  // The picture is on the end side, the text on the start side of the language.
  const start = rtl ? shareCardSize.width - margin : margin;
  const place = ({ image, width: textWidth }: SetText, y: number, indent = 0): OverlayOptions => ({
    input: image,
    left: Math.round(rtl ? start - indent - textWidth : start + indent),
    top: Math.round(y),
  });
  const box = (x: number, y: number, w: number, h: number, colour: string): string =>
    `<rect x="${rtl ? start - x - w : start + x}" y="${y}" width="${w}" height="${h}" fill="${colour}"/>`;

  const kicker = card.kicker?.trim() || card.section?.name || null;
  const [nameplate, above] = await Promise.all([
    fitText(newsroomName(newsroom, card.language), {
      language: card.language,
      sizes: [56, 44, 34],
      weight: 'Bold',
      colour: ink,
      width: width - ribbon.width - 22,
      maxHeight: 110,
    }),
    kicker
      ? fitText(kicker, { language: card.language, sizes: [30], weight: 'Bold', colour: accent, width, maxHeight: 90 })
      : null,
  ]);
  const headlineTop = top + (above ? above.height + 34 : 16);
  const headline = await fitText(card.headline, {
    language: card.language,
    sizes: pictureSpace ? [76, 66, 60, 54, 48, 43] : [116, 98, 82, 74, 66, 58, 50],
    weight: 'Bold',
    colour: ink,
    width,
    leading: rtl ? 0.06 : -0.17,
    maxHeight: shareCardSize.height - headlineTop - 48,
  });

  const tail = rtl ? start - ribbon.width : start;
  const drawing =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${shareCardSize.width}" height="${shareCardSize.height}">` +
    `<path fill="${newsroom.ribbon}" d="M${tail} 0h${ribbon.width}v${ribbon.height}l-${ribbon.width / 2}-14-${ribbon.width / 2} 14z"/>` +
    `${box(0, 138, width, 4, ink)}${box(0, 145, width, 1.5, ink)}${box(0, 139, 84, 9, accent)}</svg>`;
  const layers: OverlayOptions[] = [
    { input: Buffer.from(drawing), left: 0, top: 0 },
    place(nameplate, 76 - nameplate.height / 2, ribbon.width + 22),
    ...(above ? [place(above, top)] : []),
    place(headline, headlineTop),
  ];
  if (picture !== null) {
    const cropped = await sharp(picture)
      .resize(pictureWidth, shareCardSize.height, { fit: 'cover', position: 'attention' })
      .png()
      .toBuffer();
    const left = rtl ? 0 : shareCardSize.width - pictureWidth;
    layers.push({ input: cropped, left, top: 0 });
    if (card.kind === 'film') layers.push({ input: Buffer.from(playMark), ...centre(left) });
  }
  return sharp({ create: { ...shareCardSize, channels: 3, background: paper } })
    .composite(layers)
    .png({ palette: true, quality: 92, compressionLevel: 9 })
    .toBuffer();
}
