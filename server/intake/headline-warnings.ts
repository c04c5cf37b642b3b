import type { Item } from '#contract/ninjs/item.ts';
import type { Warning } from './field-errors.ts';
import { byRole, isHtml, mainHeadline, roleOf, textOfValue } from './item-text.ts';
import { lineOfHtml, lineOfText } from './one-line.ts';

const readRoles = ['main', 'subhead', 'ticker', 'kicker', '', undefined];

/** Warnings about headlines that readers see differently from what was sent: tags or character references in plain text, a role that is not used. */
export function headlineWarnings(item: Item): Warning[] {
  const main = mainHeadline(item);
  return (item.headlines ?? []).flatMap((entry, at): Warning[] => {
    const text = textOfValue(entry);
    if (roleOf(entry) === 'left-out') return [];
    const { mended } = isHtml(entry.contentType) ? lineOfHtml(entry.value) : lineOfText(entry.value);
    const warnings: Warning[] = [];
    if (/[\r\n\t\u2028\u2029]/.test(entry.value.trim()))
      warnings.push({
        path: `headlines[${at}].value`,
        message: 'a headline is one line: its line ends are read as spaces',
      });
    else if (mended)
      warnings.push({
        path: `headlines[${at}].value`,
        message: 'HTML in plain text, or escaped twice: readers get the words alone',
      });
    if (text && text !== main && !readRoles.includes(roleOf(entry)))
      warnings.push({ path: `headlines[${at}].role`, message: 'headlines of this role are not shown' });
    if (text && text === main && byRole(item.headlines, 'main', undefined, '') === null)
      warnings.push({ path: `headlines[${at}].role`, message: 'read as the main headline, since there is no other' });
    return warnings;
  });
}
