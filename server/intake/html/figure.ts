import type { Element } from 'hast';
import type { Block, Inline } from '#contract/text.ts';
import { attribute, readAttributes } from './attributes.ts';
import { captionOf, type CaptionParts } from './kinds/credit.ts';
import { galleryOf, isGallery } from './kinds/galleries.ts';
import { embedOf, lookOf } from './kinds/players.ts';
import { findAll, hasClass, textOnOneLine } from './html-tree.ts';
import { inlineOf } from './inline.ts';
import { tidy } from './tidy.ts';
import type { TextAttributes, Place, BodyContext } from './body-context.ts';

/** A figure becomes the block of what it shows, with the caption. */
export function figureOf(element: Element, own: TextAttributes, context: BodyContext, place: Place): Block[] {
  const isCaption = (node: Element['children'][number]) => node.type === 'element' && node.tagName === 'figcaption';
  const caption = element.children.find(isCaption) as Element | undefined;
  const rest = element.children.filter((child) => child !== caption);
  // WordPress leaves the bare address of a video in the figure, for its own server to resolve.
  const address = hasClass(element, /^wp-block-embed/) ? rest.map(textOnOneLine).join('') : '';
  const embed = /^https?:\/\/\S+$/.test(address) ? embedOf(address, null, context) : null;
  if (embed) context.said.push(address);
  const blocks = embed
    ? [{ ...embed, ...own }]
    : context.flow(rest, context, { ...place, own: { ...place.own, ...own } });
  const pictures = isGallery(element) || several(blocks);
  if (!caption) return pictures ? galleryOf(blocks) : blocks;
  readAttributes(caption, context, ['className']);
  const words = tidy(inlineOf(caption.children, context));
  const line = textOnOneLine(caption);
  if (!line) return pictures ? galleryOf(blocks) : blocks;
  if (pictures && several(blocks)) return galleryOf(blocks, line);
  const at = blocks.findLastIndex((block) => block.type !== 'paragraph');
  const captioned = at >= 0 ? withCaption(blocks[at]!, words, captionOf(caption)) : null;
  if (captioned) return blocks.with(at, captioned);
  // The words about a picture that is not shown make no sense without it.
  if (blocks.length === 0 && findAll(element, 'img').length > 0) {
    // A warning names the picture, or it is still being made and brings its caption with it.
    context.said.push(line);
    if (!findAll(element, 'img').some((image) => context.coming.has(image))) context.dropped.count('figcaption');
    return [];
  }
  return [...blocks, place.make(words, own)];
}

const several = (blocks: readonly Block[]) => blocks.filter((block) => block.type === 'picture').length > 1;

function withCaption(block: Block, words: Inline[], { caption, credit }: CaptionParts): Block | null {
  const whole = [caption, credit].filter(Boolean).join(' ');
  switch (block.type) {
    case 'picture':
      return { ...block, picture: { ...block.picture, caption, credit: credit ?? block.picture.credit } };
    case 'film':
    case 'sound':
    case 'player':
      return { ...block, caption, credit };
    case 'gallery':
      return { ...block, caption: block.caption ?? whole };
    case 'table':
      return { ...block, caption: block.caption ?? whole };
    case 'embed':
      // Both name the picture.
      return { ...block, title: block.title && block.title !== whole ? `${block.title} – ${whole}` : whole };
    case 'quote':
    case 'pull-quote':
    case 'poem':
      return block.cite ? null : { ...block, cite: words };
    case 'paragraph':
    case 'heading':
    case 'list':
    case 'see-also':
    case 'fact-box':
    case 'post':
    case 'footnotes':
    case 'details':
    case 'author-box':
    case 'warning':
    case 'live-post':
    case 'attachment':
    case 'separator':
      return null;
  }
}

/** A picture set at this many CSS pixels or fewer is meant to be small: a portrait, a logo. */
const widestSmall = 360;

/** The picture that an `img` means, if it is one of ours. */
export function pictureOf(element: Element, own: TextAttributes, context: BodyContext): Block | null {
  const source = attribute(element, 'src') ?? attribute(element, 'dataSrc');
  const tiny = [element.properties.width, element.properties.height].some((side) => Number(side) === 1);
  const picture = tiny || !source ? null : context.picture(source, context.association);
  if (picture === 'coming') {
    context.coming.add(element);
    return null;
  }
  if (!picture) {
    context.dropped.count('img');
    return null;
  }
  const alt = attribute(element, 'alt')?.trim();
  const { width } = lookOf(element);
  const small = width !== null && width <= widestSmall && width < picture.width ? { width } : {};
  return { type: 'picture', picture: alt ? { ...picture, alt } : picture, ...small, ...own };
}
