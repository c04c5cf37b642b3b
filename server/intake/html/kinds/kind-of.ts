import type { Element } from 'hast';
import type { Block } from '#contract/text.ts';
import { readAttributes, attribute } from '../attributes.ts';
import { inside, type BodyContext, type Place } from '../body-context.ts';
import { findAll } from '../html-tree.ts';
import { inlineOf } from '../inline.ts';
import { isSeeAlso } from '../see-also.ts';
import { tidy } from '../tidy.ts';
import { boxKindOf, boxOf } from './boxes.ts';
import { attachmentOf } from './attachments.ts';
import { noteOf } from './footnotes.ts';
import { galleryOf, isGallery } from './galleries.ts';
import { scriptedPlayer } from './players.ts';
import { isVerse, poemOf } from './poem.ts';
import { isPost, postOf, telegramPost } from './posts.ts';

const deepest = 10;

/** The blocks of an element whose kind shows in its class, its parts or links to it, not in its name; else null. */
export function kindOf(element: Element, context: BodyContext, place: Place): Block[] | null {
  if (place.depth > deepest) return null;
  const note = noteOf(element, context, place);
  if (note) return [note];
  if (isPost(element)) {
    const post = postOf(element, context, place);
    if (post) return [post];
  }
  const player = scriptedPlayer(element, context);
  if (player) return [player];
  if (isSeeAlso(element)) return null;
  if (isVerse(element) && (element.tagName !== 'figure' || findAll(element, 'figcaption').length === 0)) {
    const poem = poemOf(element, { ...place.own, ...readAttributes(element, context, ['className']) }, context);
    if (poem) return [poem];
  }
  if (element.tagName === 'details') return detailsOf(element, context, place);
  const attachment = attachmentOf(element, context);
  if (attachment) return [attachment];
  if (element.tagName !== 'figure' && isGallery(element) && findAll(element, 'img').length > 1) {
    const own = readAttributes(element, context, ['className']);
    return galleryOf(context.flow(element.children, context, { ...inside(place), own: { ...place.own, ...own } }));
  }
  const box = boxKindOf(element);
  return box ? boxOf(box, element, context, place) : null;
}

/** The block of an element whose content nobody sees (a script). */
export function kindOfGone(element: Element, context: BodyContext): Block | null {
  return telegramPost(element, context) ?? scriptedPlayer(element, context);
}

function detailsOf(element: Element, context: BodyContext, place: Place): Block[] {
  const own = readAttributes(element, context, ['className', 'open', 'name']);
  const summary = element.children.find((child) => child.type === 'element' && child.tagName === 'summary') as
    | Element
    | undefined;
  const rest = element.children.filter((child) => child !== summary);
  const words = summary ? tidy(inlineOf(withoutBlocks(summary), context)) : [];
  const blocks = context.flow(rest, context, inside(place));
  if (words.length === 0) return blocks;
  return [{ type: 'details', summary: words, open: attribute(element, 'open') !== null, blocks, ...own }];
}

/** A heading in a summary is its words. */
const withoutBlocks = (summary: Element): Element['children'] =>
  summary.children.flatMap((child) =>
    child.type === 'element' && /^(h[1-6]|p|div)$/.test(child.tagName) ? child.children : [child],
  );
