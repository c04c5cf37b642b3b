import type { Element } from 'hast';
import type { Block, Inline, Verse } from '#contract/text.ts';
import { readAttributes } from '../attributes.ts';
import type { BodyContext, Content, TextAttributes } from '../body-context.ts';
import { findAll, hasClass, textOnOneLine } from '../html-tree.ts';
import { inlineOf } from '../inline.ts';
import { isBlank, tidy } from '../tidy.ts';

const verseClass = /^(wp-block-verse|verses?|poem|poetry|qasida|shi?3?r|bayt|beit|abyat)$|^(poem|poetry|verse)-/i;
export const isVerse = (element: Element) => hasClass(element, verseClass);

/** Between two hemistichs: white space wider than any between words, or ornaments. */
const gap =
  /[ \u00A0\u2000-\u200A\u202F\u3000]{3,}|[ \u00A0]*\t[\t \u00A0]*|[ \u00A0]+(?:\*{2,}|\*|۞|❖|…|\.{3,}|\/{1,2}|\|{1,2})[ \u00A0]+/;
/** Of the browser's own white space only: it would be shown as one space. */
const collapsing = /^ +$/;
const mostLines = 2000;

/** A poem by its class: `pre.wp-block-verse`, a block of lines, or a table of hemistichs. */
export function poemOf(element: Element, own: TextAttributes, context: BodyContext): Block | null {
  const table = element.tagName === 'table' ? element : findAll(element, 'table')[0];
  const cite = element.tagName === 'table' ? null : citeOf(element, context);
  const stanzas = table
    ? [findAll(table, 'tr').flatMap((row) => verseOfRow(row, context))]
    : stanzasOf(
        rawLines(cite ? without(element, cite.element) : element.children, context, element.tagName === 'pre'),
        true,
      );
  const filled = stanzas.filter((lines) => lines.length > 0);
  if (filled.length === 0) return null;
  return { type: 'poem', title: null, stanzas: filled, cite: cite?.words ?? null, ...own };
}

/** Lines of a paragraph that hold a wide gap each are verses, whatever their class. */
export function poemOfLines(element: Element, own: TextAttributes, context: BodyContext): Block | null {
  const breaks = findAll(element, 'br').length;
  if (breaks === 0 || breaks > mostLines) return null;
  const written = linesOfText(element);
  const lines = written.filter((line) => line.trim());
  const parted = lines.filter((line) => isParted(line));
  if (lines.length < 2 || parted.length < 2 || parted.length < lines.length - 1) return null;
  const stanzas = stanzasOf(rawLines(element.children, context, false), false).filter((each) => each.length > 0);
  return stanzas.length > 0 ? { type: 'poem', title: null, stanzas, cite: null, ...own } : null;
}

function isParted(line: string): boolean {
  const found = gap.exec(line.trim());
  return found !== null && !(collapsing.test(found[0]) && found[0].length < 4);
}

function linesOfText(element: Element): string[] {
  const text = (node: Content): string =>
    node.type === 'text'
      ? node.value.replace(/\s*\n\s*/g, ' ')
      : node.type === 'element'
        ? node.tagName === 'br'
          ? '\n'
          : node.children.map(text).join('')
        : '';
  return element.children.map(text).join('').split('\n');
}

const blocksOfLines = new Set('p div li'.split(' '));

/** Inline content of each line, white space as written; an empty one between stanzas. */
function rawLines(nodes: readonly Content[], context: BodyContext, kept: boolean): Inline[][] {
  const lines: Inline[][] = [[]];
  const add = (content: readonly Inline[]): void => {
    for (const part of content) {
      if (part.type === 'break') lines.push([]);
      else if (part.type === 'text') {
        const texts = kept ? part.text.split(/\r?\n/) : [part.text.replace(/\s*\n\s*/g, ' ')];
        texts.forEach((text, at) => {
          if (at > 0) lines.push([]);
          lines.at(-1)!.push({ type: 'text', text });
        });
      } else lines.at(-1)!.push(part);
    }
  };
  for (const node of nodes) {
    if (node.type === 'element' && blocksOfLines.has(node.tagName)) {
      readAttributes(node, context, ['className']);
      lines.push(...rawLines(node.children, context, kept));
      // Paragraphs are stanzas where they hold several lines.
      lines.push([]);
    } else add(inlineOf([node], context));
  }
  return lines;
}

function stanzasOf(lines: readonly Inline[][], narrow: boolean): Verse[][] {
  const stanzas: Verse[][] = [[]];
  for (const line of lines) {
    if (isBlank(tidy(line))) stanzas.push([]);
    else stanzas.at(-1)!.push(verseOf(line, narrow));
  }
  const filled = stanzas.filter((stanza) => stanza.length > 0);
  // A paragraph for each line is one stanza.
  return filled.length > 1 && filled.every((stanza) => stanza.length === 1) ? [filled.flat()] : filled;
}

function verseOf(line: Inline[], narrow: boolean): Verse {
  const parts = split(line, (text) => (narrow || isParted(text) ? gap.exec(text) : null));
  const halves = parts.map((part) => tidy(part)).filter((part) => !isBlank(part));
  if (halves.length === 2) return [halves[0]!, halves[1]!];
  return [tidy(line)];
}

/** Inline content parted at the gaps of its texts, marks around them opened anew. */
function split(content: readonly Inline[], find: (text: string) => RegExpExecArray | null): Inline[][] {
  const parts: Inline[][] = [[]];
  content.forEach((part, at) => {
    if (part.type === 'text') {
      let text = at === 0 ? part.text.trimStart() : part.text;
      if (at === content.length - 1) text = text.trimEnd();
      for (let found = find(text); found; found = find(text)) {
        parts.at(-1)!.push({ type: 'text', text: text.slice(0, found.index) });
        parts.push([]);
        text = text.slice(found.index + found[0].length);
      }
      parts.at(-1)!.push({ type: 'text', text });
    } else if ('children' in part) {
      split(part.children, find).forEach((children, index) => {
        if (index > 0) parts.push([]);
        parts.at(-1)!.push({ ...part, children });
      });
    } else parts.at(-1)!.push(part);
  });
  return parts;
}

function verseOfRow(row: Element, context: BodyContext): Verse[] {
  readAttributes(row, context);
  const cells = row.children
    .filter((child) => child.type === 'element')
    .map((cell) => tidy(inlineOf(cell.children, context)))
    .filter((content) => hasLetters(content));
  if (cells.length === 2) return [[cells[0]!, cells[1]!]];
  const whole = cells.flatMap((cell, at): Inline[] => (at > 0 ? [{ type: 'text', text: ' ' }, ...cell] : cell));
  return whole.length > 0 ? [[whole]] : [];
}

const hasLetters = (content: readonly Inline[]): boolean =>
  content.some((part) =>
    part.type === 'text' ? /[\p{L}\p{N}]/u.test(part.text) : 'children' in part && hasLetters(part.children),
  );

function citeOf(element: Element, context: BodyContext): { element: Element; words: Inline[] } | null {
  const cite = element.children.findLast((child) => child.type === 'element') as Element | undefined;
  if (!cite || !(cite.tagName === 'cite' || cite.tagName === 'footer' || hasClass(cite, /^(poet|author|cite)$/i)))
    return null;
  return textOnOneLine(cite) ? { element: cite, words: tidy(inlineOf(cite.children, context)) } : null;
}

const without = (element: Element, child: Element): Content[] => element.children.filter((each) => each !== child);
