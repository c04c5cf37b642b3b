import type { TableCell } from '#contract/text.ts';
import { inlineText } from '#words/inline-text.ts';

const number = /^[\d٠-٩۰-۹.,٫٬%٪+\-−–—()/:\s]*[\d٠-٩۰-۹][\d٠-٩۰-۹.,٫٬%٪+\-−–—()/:\s]*$/u;

/** Indexes of the columns whose cells are all numbers, dashes or empty; their digits are aligned. */
export function numberColumns(rows: readonly (readonly TableCell[])[]): Set<number> {
  const columns = new Set<number>();
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  for (let column = 0; column < width; column += 1) {
    const texts = rows.flatMap((cells) => {
      const cell = cells[column];
      return cell && !cell.heading ? [inlineText(cell.content).trim()] : [];
    });
    const filled = texts.filter((text) => text !== '' && text !== '–' && text !== '—' && text !== '-');
    if (filled.length > 0 && filled.every((text) => number.test(text))) columns.add(column);
  }
  return columns;
}
