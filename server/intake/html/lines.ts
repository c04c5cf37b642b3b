import type { Block, Inline } from '#contract/text.ts';
import { paragraph, type BodyContext, type Place } from './body-context.ts';
import { embedOf } from './kinds/players.ts';
import { isBlank, tidy } from './tidy.ts';

/** The blocks of a run of words: paragraphs at the empty lines that `<br><br>` makes; a bare address alone in one is what it shows. */
export function blocksOfLine(content: Inline[], context: BodyContext, place: Place): Block[] {
  const lines = place.make === paragraph ? partedAtGaps(content) : [content];
  return lines
    .map((line) => tidy(line))
    .filter((line) => !isBlank(line))
    .map((line) => shownBy(line, context, place) ?? place.make(place.wrap(line), place.own));
}

function partedAtGaps(content: readonly Inline[]): Inline[][] {
  const parts: Inline[][] = [[]];
  let breaks: Inline[] = [];
  for (const part of content) {
    if (part.type === 'break') breaks.push(part);
    else if (part.type === 'text' && part.text.trim() === '' && breaks.length > 0) continue;
    else {
      if (breaks.length > 1) parts.push([]);
      else parts.at(-1)!.push(...breaks);
      breaks = [];
      parts.at(-1)!.push(part);
    }
  }
  return parts;
}

/** WordPress stores the address of a film alone in its paragraph, and shows the film. */
function shownBy(line: readonly Inline[], context: BodyContext, place: Place): Block | null {
  const [only, ...rest] = line;
  if (rest.length > 0 || only?.type !== 'text' || place.make !== paragraph) return null;
  const address = only.text.trim();
  const block = /^https?:\/\/\S+$/.test(address) ? embedOf(address, null, context) : null;
  if (block) context.said.push(address);
  return block && { ...block, ...place.own };
}
