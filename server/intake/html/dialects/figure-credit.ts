import type { Element } from 'hast';
import { attribute } from '../attributes.ts';
import { hasClass, textOnOneLine } from '../html-tree.ts';
import { creditClass } from '../kinds/credit.ts';
import { elementOf } from './element-of.ts';

const longestCredit = 120;
const shown = /^(figure|figcaption|img|picture|table|blockquote|video|audio|iframe)$/;

/** What a figure says beside its picture of who took it goes into its caption. */
export function moveCreditIntoCaption(figure: Element): void {
  const credit = takeCredit(figure);
  if (!credit) return;
  const caption = figure.children.find((child) => child.type === 'element' && child.tagName === 'figcaption');
  const said = elementOf('span', { className: ['credit'] }, credit.children);
  if (caption?.type === 'element') caption.children.push({ type: 'text', value: ' ' }, said);
  else figure.children.push(elementOf('figcaption', {}, [said]));
}

function takeCredit(holder: Element): Element | null {
  for (const [at, child] of holder.children.entries()) {
    if (child.type !== 'element' || shown.test(child.tagName)) continue;
    const says = hasClass(child, creditClass) || attribute(child, 'role') === 'text';
    const text = textOnOneLine(child);
    if (says && text && text.length <= longestCredit) {
      holder.children.splice(at, 1);
      return child;
    }
    const found = takeCredit(child);
    if (found) return found;
  }
  return null;
}
