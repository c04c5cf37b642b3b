import type { Element } from 'hast';
import type { Block, Inline } from '#contract/text.ts';
import { attribute, readAttributes } from './attributes.ts';
import { embedOf } from './embeds.ts';
import { findAll, hasClass, textOnOneLine } from './html-tree.ts';
import { inlineOf } from './inline.ts';
import { tidy } from './tidy.ts';
import type { TextAttributes, Place, BodyContext } from './body-context.ts';

/** A figure is what it shows; its caption goes to that. */
export function figureOf(element: Element, own: TextAttributes, context: BodyContext, place: Place): Block[] {
  const isCaption = (node: Element['children'][number]) => node.type === 'element' && node.tagName === 'figcaption';
  const caption = element.children.find(isCaption) as Element | undefined;
  const rest = element.children.filter((child) => child !== caption);
  // WordPress leaves the bare address of a video in the figure, for its own server to resolve.
  const address = hasClass(element, /^wp-block-embed/) ? rest.map(textOnOneLine).join('') : '';
  const embed = /^https?:\/\/\S+$/.test(address) ? embedOf(address, null) : null;
  const blocks = embed
    ? [{ ...embed, ...own }]
    : context.flow(rest, context, { ...place, own: { ...place.own, ...own } });
  if (!caption) return blocks;
  readAttributes(caption, context);
  const words = tidy(inlineOf(caption.children, context));
  const line = textOnOneLine(caption);
  if (!line) return blocks;
  const at = blocks.findLastIndex((block) => block.type !== 'paragraph');
  // The caption of several pictures is not that of the last.
  const several = blocks.filter((block) => block.type === 'picture').length > 1;
  const captioned = at >= 0 && !several ? withCaption(blocks[at]!, words, line) : null;
  if (captioned) return blocks.with(at, captioned);
  // The words about a picture that is not shown make no sense without it.
  if (blocks.length === 0) {
    if (!findAll(element, 'img').some((image) => context.coming.has(image))) context.dropped.count('figcaption');
    return [];
  }
  return [...blocks, place.make(words, own)];
}

function withCaption(block: Block, words: Inline[], line: string): Block | null {
  if (block.type === 'picture') return { ...block, picture: { ...block.picture, caption: line } };
  if (block.type === 'table') return { ...block, caption: block.caption ?? line };
  if (block.type === 'embed') return { ...block, title: line };
  if (block.type === 'quote' && !block.cite) return { ...block, cite: words };
  return null;
}

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
  return { type: 'picture', picture: alt ? { ...picture, alt } : picture, ...own };
}
