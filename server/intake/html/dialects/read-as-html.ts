import type { Element, ElementContent, Root } from 'hast';
import type { BodyInput } from '../body-context.ts';
import { linkWithin } from './own-page.ts';
import { ampAsHtml } from './amp.ts';
import { standInAsHtml } from './stand-ins.ts';
import { moveCreditIntoCaption } from './figure-credit.ts';
import { isNoise, isShownButton } from './noise.ts';
import { withWordLists } from './word-lists.ts';

/**
 * Rewrites a tree in place to the HTML that it stands for: AMP's elements, boxes that a script would fill, lists of Word. What the
 * sender's page never shows (words for screen readers, the frame of an advertisement) goes, and is counted.
 */
export function readAsHtml(root: Root, { dropped, page = null, hosts }: BodyInput): void {
  const rewrite = (holder: Root | Element): void => {
    const inHeading = holder.type === 'element' && /^(h[1-6]|dt|summary)$/.test(holder.tagName);
    const children = holder.children.flatMap((child): ElementContent[] => {
      if (child.type !== 'element') return child.type === 'doctype' ? [] : [child];
      if (isNoise(child)) {
        dropped.count('.sr-only');
        return [];
      }
      if (isShownButton(child, inHeading)) return [{ ...child, tagName: 'span', properties: {} }];
      if (page && child.tagName === 'a') linkWithin(child, page, hosts?.own ?? null);
      if (child.tagName === 'figure') moveCreditIntoCaption(child);
      return [ampAsHtml(child) ?? standInAsHtml(child) ?? child];
    });
    holder.children = withWordLists(children);
    for (const child of holder.children) if (child.type === 'element') rewrite(child);
  };
  rewrite(root);
}
