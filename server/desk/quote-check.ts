import type { Check } from '#contract/desk.ts';
import { excerptAt } from './excerpt.ts';
import type { TextPart } from './text-segments.ts';

const closers = new Map([
  ['“', '”'],
  ['«', '»'],
  ['„', '“'],
  ['‹', '›'],
  ['"', '"'],
]);

type Open = { mark: string; at: number; where: TextPart };

/**
 * Finds quotation marks that do not pair. A pair may be nested in the same pair, as agencies write. A quotation that spans
 * paragraphs is opened again in each, as newspapers print it; any other must close in its paragraph.
 */
export function quoteChecks(parts: TextPart[]): Check[] {
  const found: Check[] = [];
  const note = (kind: Check['kind'], where: TextPart, at: number) =>
    found.push({ kind, part: where.part, block: where.block, excerpt: excerptAt(where.text, at) });
  let open: Open[] = [];
  const reportUnclosed = () => {
    if (open[0]) note('quotes-unbalanced', open[0].where, open[0].at);
    open = [];
  };

  for (const where of parts) {
    let reopened = where.part === 'body' ? reopenedCount(where.text, open) : 0;
    if (reopened === 0) reportUnclosed();
    for (const { index: at, 0: mark } of where.text.matchAll(/["“”„«»‹›]/gu)) {
      const top = open.at(-1);
      if (reopened > 0) reopened -= 1;
      else if (top && closers.get(top.mark) === mark) open.pop();
      else if (mark === '"' && /\d$/u.test(where.text.slice(0, at))) continue;
      else if (closers.has(mark)) open.push({ mark, at, where });
      else {
        const index = open.findLastIndex((one) => closers.get(one.mark) === mark);
        note(index === -1 ? 'quotes-unbalanced' : 'quotes-nested', where, at);
        // Marks opened in between are closed too, so that one mistake gives one finding.
        if (index !== -1) open.splice(index);
      }
    }
    if (where.part !== 'body') reportUnclosed();
  }
  reportUnclosed();
  return found;
}

/** How many open quotations the paragraph opens again at its start. */
function reopenedCount(text: string, open: Open[]): number {
  const start = text.trimStart();
  let count = 0;
  while (count < open.length && start[count] === open[count]!.mark) count += 1;
  return count;
}
