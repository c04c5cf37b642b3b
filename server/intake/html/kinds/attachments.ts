import type { Element } from 'hast';
import type { Block } from '#contract/text.ts';
import { attribute, readAttributes } from '../attributes.ts';
import type { BodyContext } from '../body-context.ts';
import { findAll, hasClass, textOnOneLine } from '../html-tree.ts';
import { hrefOf } from './href.ts';

const fileClass = /^(wp-block-file|attachment|file-attachment|document-download)$/;

/** A document to download, as WordPress sets it: its name, and a button that leads to the same. */
export function attachmentOf(element: Element, context: BodyContext): Block | null {
  if (!hasClass(element, fileClass)) return null;
  const links = findAll(element, 'a');
  const [named, ...others] = links.filter((link) => textOnOneLine(link));
  const written = named ? attribute(named, 'href') : null;
  const href = hrefOf(written, context);
  if (!named || !href || href.startsWith('#')) return null;
  // A box with other words is more than a document.
  const rest = others.filter((link) => attribute(link, 'href') === written);
  const words = textOnOneLine(named);
  if ([words, ...rest.map(textOnOneLine)].join('').replace(/\s/g, '') !== textOnOneLine(element).replace(/\s/g, ''))
    return null;
  const own = readAttributes(element, context, ['className', 'id']);
  context.said.push(textOnOneLine(element));
  const stored = context.file?.(written!);
  return {
    type: 'attachment',
    href,
    title: words,
    mediaType: stored?.mediaType ?? null,
    bytes: stored?.bytes ?? null,
    ...own,
  };
}
