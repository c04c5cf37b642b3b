import type { Element } from 'hast';
import type { Inline } from '#contract/text.ts';
import { attribute, readAttributes } from './attributes.ts';
import { isEmoji, textOnOneLine } from './html-tree.ts';
import { hrefOf } from './kinds/href.ts';
import type { Content, TextAttributes, BodyContext } from './body-context.ts';

type Mark = 'strong' | 'em' | 'sub' | 'sup' | 'code';
const marks: Record<string, Mark> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  cite: 'em',
  dfn: 'em',
  var: 'em',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};
// Elements whose words stay and whose markup no reader would miss.
const plain = new Set('span bdi bdo abbr acronym time data ruby rb label slot output address a'.split(' '));
// Removed with their content. `del` and `s` are words that the editor struck out; shown as plain text they would say the opposite.
const gone = new Set(
  (
    'script style noscript template title head meta link base applet param input button select textarea option ' +
    'optgroup datalist svg math xml canvas frame frameset noframes noembed map area rt rp del s strike progress meter source track ' +
    'portal fencedframe xmp plaintext'
  ).split(' '),
);
const deepest = 20;

export const isGone = (element: Element) => gone.has(element.tagName);

/** Inline content of nodes, whitespace not yet tidied. Blocks below are not looked for: `flow` has split them off. */
export function inlineOf(nodes: readonly Content[], context: BodyContext, depth = 0): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.type === 'text') return [{ type: 'text', text: node.value }];
    if (node.type !== 'element') return [];
    if (isGone(node)) {
      context.dropped.count(node.tagName);
      return [];
    }
    if (node.tagName === 'br') return [{ type: 'break' }];
    if (node.tagName === 'wbr') return [];
    if (isEmoji(node)) return [{ type: 'text', text: attribute(node, 'alt') ?? '' }];
    const mark = context.notes.mark(node);
    if (mark) {
      const { note, label, again } = mark;
      return [{ type: 'note', note, label, ...(again && { again }) }];
    }
    if (context.notes.leadsBack(node)) {
      context.said.push(textOnOneLine(node));
      return [];
    }
    const wrap = markOf(node, context, depth);
    return wrap(inlineOf(node.children, context, depth + 1));
  });
}

/** What an inline element does to the words in it. */
export function markOf(element: Element, context: BodyContext, depth: number): (content: Inline[]) => Inline[] {
  const { tagName } = element;
  const own = readAttributes(element, context, tagName === 'a' ? ['href'] : []);
  if (tagName === 'bdi') own.dir ??= 'auto';
  if (depth > deepest) {
    context.dropped.count('nesting');
    return (content) => content;
  }
  const run = runOf(own);
  const mark = markIn(element);
  // The mark of a note is raised by itself.
  if (mark === 'sup')
    return (content) =>
      content.some((part) => part.type === 'note') ? content : run([{ type: mark, children: content }]);
  if (mark) return (content) => run([{ type: mark, children: content }]);
  if (tagName === 'a') {
    const written = attribute(element, 'href');
    const href = hrefOf(written, context);
    if (href) return (content) => run([{ type: 'link', href, children: content }]);
    if (written !== null && !context.notes.leadsBack(element)) context.dropped.count('a@href');
    return run;
  }
  if (tagName === 'q') return (content) => run(quoted(content, own.lang ?? context.language));
  if (!plain.has(tagName)) context.dropped.count(tagName);
  return run;
}

/** The mark of an element by its name, and by the styles that Word and Google Docs write in place of names. */
function markIn(element: Element): Mark | undefined {
  const style = attribute(element, 'style');
  const mark = marks[element.tagName];
  if (!style) return mark;
  const weight = /(?:^|;)\s*font-weight\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  const slant = /(?:^|;)\s*font-style\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  if (mark === 'strong' && weight && /^(normal|[1-5]00|lighter)$/.test(weight)) return undefined;
  if (mark === 'em' && slant === 'normal') return undefined;
  if (mark || element.tagName !== 'span') return mark;
  if (/vertical-align\s*:\s*super/i.test(style)) return 'sup';
  if (/vertical-align\s*:\s*sub(?!\w)/i.test(style)) return 'sub';
  return weight && /^(bold|bolder|[6-9]00)$/.test(weight) ? 'strong' : undefined;
}

function runOf(own: TextAttributes): (content: Inline[]) => Inline[] {
  return own.lang || own.dir ? (content) => [{ type: 'run', ...own, children: content }] : (content) => content;
}

/** A browser writes the quotation marks of `q`; without them words of others would pass for the writer's own. */
function quoted(content: Inline[], language: string): Inline[] {
  const [open, close] = /^ar\b/i.test(language) ? ['«', '»'] : ['“', '”'];
  return [{ type: 'text', text: open! }, ...content, { type: 'text', text: close! }];
}
