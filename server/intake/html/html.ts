import type { Block } from '#contract/text.ts';
import { readAsHtml } from './dialects/read-as-html.ts';
import { flow } from './flow.ts';
import {
  blockElements,
  htmlProblem,
  parseHtml,
  parseWatched,
  pastedName,
  textOnOneLine,
  withoutPasted,
} from './html-tree.ts';
import { lostIn } from './lost.ts';
import { mendHtml } from './mend.ts';
import { start, type BodyContext, type BodyInput } from './body-context.ts';
import { readAnchors, settleLinks } from './kinds/anchors.ts';
import { readNotes } from './kinds/notes.ts';

/** More than any story has; every reader would have to download them. */
export const mostBlocks = 10_000;
/** Maximum length of the HTML of one line of text, in characters. */
const longestLine = 50_000;

export type HtmlResult = { ok: true; blocks: Block[]; warnings: string[] } | { ok: false; message: string };

/** HTML as typed blocks, by an allow-list; what is left out is counted, and words and players among it are named in warnings. */
export function blocksOfHtml(written: string, context: BodyInput): HtmlResult {
  const { html, count } = withoutPasted(written);
  if (count > 0) context.dropped.count(pastedName, count);
  const trouble = htmlProblem(html);
  if (trouble) return { ok: false, message: trouble };
  const mended = mendHtml(html, context.dropped);
  const deeper = mended.html === html ? null : htmlProblem(mended.html);
  if (deeper) return { ok: false, message: deeper };
  try {
    const { root, unclosed } = parseWatched(mended.html);
    readAsHtml(root, context);
    const whole: BodyContext = {
      ...context,
      holdsBlock: blockElements(root),
      coming: new WeakSet(),
      played: new WeakSet(),
      association: null,
      anchors: readAnchors(root),
      notes: readNotes(root),
      aliases: new Map(),
      said: [],
      unsent: new Set(),
      flow,
    };
    const blocks = settleLinks(flow(root.children, whole, start), whole.aliases);
    if (blocks.length > mostBlocks) return { ok: false, message: `more than ${mostBlocks} blocks` };
    const warnings = [
      ...mended.warnings,
      ...(unclosed ? [unclosed] : []),
      ...lostIn(root, blocks, whole),
      ...unsentIn(whole),
    ];
    return { ok: true, blocks, warnings };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, message: whyNotRead(error) };
    throw error;
  }
}

/** The words of a headline or description that is HTML, on one line. */
export function htmlToText(html: string): string {
  if (html.length > longestLine || htmlProblem(html)) return '';
  try {
    return textOnOneLine(parseHtml(html));
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}

const unsentIn = ({ unsent }: BodyContext): string[] =>
  [...unsent].map((address) => `a link to a file that was not sent is words only: ${address.slice(0, 300)}`);

/** Our own RangeErrors say what there is too much of. Any other is a stack overflow: a tree deeper than its tags suggested. */
function whyNotRead({ message }: RangeError): string {
  return message.startsWith('more than') ? message : 'nested too deeply';
}
