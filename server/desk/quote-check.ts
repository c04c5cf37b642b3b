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
 * Quotation marks that do not pair. The same pair may stand inside itself, as agencies write it. A quotation that goes
 * on in the next paragraph opens again there, as newspapers print it; otherwise it has to be closed where it began.
 */
export function quoteChecks(parts: TextPart[]): Check[] {
  const found: Check[] = [];
  const note = (kind: Check['kind'], where: TextPart, at: number) =>
    found.push({ kind, part: where.part, block: where.block, excerpt: excerptAt(where.text, at) });
  let open: Open[] = [];
  const giveUp = () => {
    if (open[0]) note('quotes-unbalanced', open[0].where, open[0].at);
    open = [];
  };

  for (const where of parts) {
    let repeated = where.part === 'body' ? openedAgain(where.text, open) : 0;
    if (repeated === 0) giveUp();
    for (const { index: at, 0: mark } of where.text.matchAll(/["“”„«»‹›]/gu)) {
      const top = open.at(-1);
      if (repeated > 0) repeated -= 1;
      else if (top && closers.get(top.mark) === mark) open.pop();
      else if (mark === '"' && /\d$/u.test(where.text.slice(0, at))) continue;
      else if (closers.has(mark)) open.push({ mark, at, where });
      else {
        const index = open.findLastIndex((one) => closers.get(one.mark) === mark);
        note(index === -1 ? 'quotes-unbalanced' : 'quotes-nested', where, at);
        // What was opened in between is closed with it: one finding for one mistake.
        if (index !== -1) open.splice(index);
      }
    }
    if (where.part !== 'body') giveUp();
  }
  giveUp();
  return found;
}

/** How many of the open quotations the paragraph opens again at its start. */
function openedAgain(text: string, open: Open[]): number {
  const start = text.trimStart();
  let count = 0;
  while (count < open.length && start[count] === open[count]!.mark) count += 1;
  return count;
}
