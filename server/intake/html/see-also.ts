import type { Element } from 'hast';
import type { Block } from '#contract/text.ts';
import { attribute, readAttributes } from './attributes.ts';
import { hrefOf } from './kinds/href.ts';
import { findAll, hasClass, textOnOneLine } from './html-tree.ts';
import type { BodyContext } from './body-context.ts';

const names =
  /^(see-?also|read-?(also|more)|also-?read|more-(on|about|from)|related(-(posts?|stories|story|articles?|links?|news))?)$/i;
const holders = new Set(['aside', 'div', 'section', 'nav', 'ul', 'ol']);

/** A box of links to other stories inside the text, by the class its system gave it. */
export function isSeeAlso(element: Element): boolean {
  return holders.has(element.tagName) && hasClass(element, names) && findAll(element, 'a').length > 0;
}

export function seeAlsoOf(element: Element, context: BodyContext): Block[] {
  const own = readAttributes(element, context, ['className']);
  const links = findAll(element, 'a').flatMap((link) => {
    const href = hrefOf(attribute(link, 'href'), context);
    const text = textOnOneLine(link);
    if (!href) context.dropped.count('a@href');
    return href && text ? [{ href, text }] : [];
  });
  if (links.length === 0) return [];
  const titles = ['h2', 'h3', 'h4', 'h5', 'h6', 'strong', 'p', 'span'].flatMap((tagName) => findAll(element, tagName));
  const title = titles.find((each) => findAll(each, 'a').length === 0 && textOnOneLine(each));
  return [{ type: 'see-also', title: title ? textOnOneLine(title) : null, links, ...own }];
}
