import type { Element } from 'hast';
import type { Block, TableCell } from '#contract/text.ts';
import { attribute, readAttributes } from './attributes.ts';
import { blocksAsLines } from './blocks-as-lines.ts';
import { findAll, textOnOneLine } from './html-tree.ts';
import { isBlank, tidy } from './tidy.ts';
import { start, type TextAttributes, type Place, type BodyContext } from './body-context.ts';

const widest = 100;

export function tableOf(element: Element, own: TextAttributes, context: BodyContext, place: Place): Block | null {
  const rows: { cells: TableCell[]; head: boolean }[] = [];
  const visit = (node: Element, head: boolean) => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      if (child.tagName === 'tr') rows.push({ cells: cellsOf(child, context, place), head });
      else if (['thead', 'tbody', 'tfoot'].includes(child.tagName)) {
        readAttributes(child, context);
        visit(child, child.tagName === 'thead');
      } else if (child.tagName !== 'caption' && child.tagName !== 'colgroup') context.dropped.count(child.tagName);
    }
  };
  visit(element, false);
  const filled = rows.filter((row) => row.cells.some((cell) => !isBlank(cell.content)));
  if (filled.length === 0) return null;
  // Without a thead a first row of nothing but headings is one.
  if (!filled.some((row) => row.head) && filled.length > 1 && filled[0]!.cells.every((cell) => cell.heading))
    filled[0]!.head = true;
  const caption = findAll(element, 'caption')[0];
  return {
    type: 'table',
    caption: (caption && textOnOneLine(caption)) || null,
    head: filled.filter((row) => row.head).map((row) => row.cells),
    rows: filled.filter((row) => !row.head).map((row) => row.cells),
    ...own,
  };
}

function cellsOf(row: Element, context: BodyContext, place: Place): TableCell[] {
  readAttributes(row, context);
  return row.children.flatMap((child): TableCell[] => {
    if (child.type !== 'element' || (child.tagName !== 'td' && child.tagName !== 'th')) return [];
    const own = readAttributes(child, context, ['colSpan', 'rowSpan', 'scope']);
    const inner = context.flow(child.children, context, { ...start, depth: place.depth + 1 });
    const content = tidy(blocksAsLines(inner, context));
    const colSpan = span(child, 'colSpan');
    const rowSpan = span(child, 'rowSpan');
    return [
      {
        heading: child.tagName === 'th',
        content: own.lang || own.dir ? [{ type: 'run', ...own, children: content }] : content,
        ...(colSpan && { colSpan }),
        ...(rowSpan && { rowSpan }),
      },
    ];
  });
}

function span(cell: Element, property: 'colSpan' | 'rowSpan'): number | undefined {
  const count = Math.min(widest, Math.trunc(Number(attribute(cell, property))));
  return count > 1 ? count : undefined;
}
