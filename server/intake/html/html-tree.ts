import type { Element, Nodes, Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterMap, type ParserOptions } from 'parse5';
import { cleanText } from './clean.ts';

export const longestHtml = 1_000_000;
const deepest = 300;
const mostCopies = 2_000_000;
// Twice what the longest live blog has. Parsing blocks the process, and every element costs time.
const mostElements = 20_000;
const mostAttributes = 20_000;

const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
// HTML closes these by itself: an open one says nothing about depth.
const selfClosing = new Set('p li dt dd tr td th thead tbody tfoot option optgroup rt rp colgroup'.split(' '));
// An unclosed one of these is opened anew in every paragraph after it.
const formatting = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

/** An address of this many characters that holds its file itself is no placeholder. */
const pasted = /(\s(?:src|srcset|poster)\s*=\s*)(?:"\s*data:[^"]{2000,}"|'\s*data:[^']{2000,}')/gi;

/** What is said to be left out. */
export const pastedName = 'pasted picture';

/** HTML without the files that were pasted into it, which would make it longer than any text, and their count. */
export function withoutPasted(html: string): { html: string; count: number } {
  let count = 0;
  const rest = html.replace(pasted, (_, name: string) => {
    count += 1;
    return `${name}""`;
  });
  return { html: rest, count };
}

/**
 * Why this HTML is not parsed, or null. A parser's work can be the square of its input's length, and its tree deeper
 * than the stack; input far beyond any editor's text is refused by scanning its tags.
 */
export function htmlProblem(html: string): string | null {
  if (html.length > longestHtml) return `more than ${longestHtml} characters`;
  const open = new Map<string, number>();
  let [tags, depth, unclosed, most] = [0, 0, 0, 0];
  for (const match of html.matchAll(/<(\/?)([a-zA-Z][^\s/>]*)/g)) {
    const name = match[2]!.toLowerCase();
    const closes = match[1] === '/';
    if (!closes) tags++;
    if (voids.has(name) || selfClosing.has(name)) continue;
    const before = open.get(name) ?? 0;
    if (closes && before === 0) continue;
    const step = closes ? -1 : 1;
    open.set(name, before + step);
    depth += step;
    if (formatting.has(name)) unclosed += step;
    most = Math.max(most, unclosed);
    if (depth > deepest) return 'nested too deeply, or too many tags left open';
  }
  return most * tags > mostCopies ? 'too many tags left open' : null;
}

/** Errors of the parser that an unclosed quotation mark causes. */
const unclosing = new Set<string>(['eof-in-tag', 'unexpected-character-in-attribute-name']);

/**
 * The tree, and a sentence about the first quotation mark that closes no attribute: what stands behind it is part of a tag,
 * up to the next mark or to the end.
 */
export function parseWatched(html: string): { root: Root; unclosed: string | null } {
  let unclosed: string | null = null;
  const root = parseHtml(html, ({ code, startLine }) => {
    if (unclosing.has(code))
      unclosed ??= `line ${startLine}: a quotation mark of an attribute is not closed; the words behind it are lost`;
  });
  return { root, unclosed };
}

/** Throws a RangeError for more elements than any story has, including those that the parser itself copies: they would block the process. */
export function parseHtml(html: string, onParseError?: ParserOptions<DefaultTreeAdapterMap>['onParseError']): Root {
  let [elements, attributes] = [0, 0];
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attrs) {
      elements += 1;
      attributes += attrs.length;
      if (elements > mostElements) throw new RangeError(`more than ${mostElements} elements`);
      if (attributes > mostAttributes) throw new RangeError(`more than ${mostAttributes} attributes`);
      return defaultTreeAdapter.createElement(tagName, namespace, attrs);
    },
  };
  const root = fromParse5(
    parseFragment(html, { treeAdapter, scriptingEnabled: false, ...(onParseError && { onParseError }) }),
  ) as Root;
  cleanTree(root);
  return root;
}

/** A reference such as `&#1;` writes characters that the item's own cleaning could not see. */
function cleanTree(node: Nodes): void {
  if (node.type === 'text') node.value = cleanText(node.value);
  if (node.type === 'element') {
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value === 'string') node.properties[name] = cleanText(value);
    }
  }
  if ('children' in node) node.children.forEach(cleanTree);
}

const blocks = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 ' +
    'h3 h4 h5 h6 header hgroup hr html iframe img li main menu nav ol p picture pre search section summary table ' +
    'audio video ul object embed video-js'
  ).split(' '),
);

/** WordPress writes emoji as pictures; their text says the same. */
export function isEmoji(element: Element): boolean {
  return element.tagName === 'img' && hasClass(element, /^(emoji|wp-smiley)$/);
}

export function hasClass(element: Element, pattern: RegExp): boolean {
  const names = element.properties.className;
  return Array.isArray(names) && names.some((name) => typeof name === 'string' && pattern.test(name));
}

/** The elements that are blocks or hold one, found once for a whole tree. */
export function blockElements(root: Root): WeakSet<Element> {
  const found = new WeakSet<Element>();
  const visit = (node: Nodes): boolean => {
    if (node.type !== 'element' && node.type !== 'root') return false;
    let holds = node.type === 'element' && blocks.has(node.tagName) && !isEmoji(node);
    for (const child of node.children) holds = visit(child) || holds;
    if (node.type === 'element' && holds) found.add(node);
    return holds;
  };
  visit(root);
  return found;
}

export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'br') return ' ';
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Text on one line, without spaces around it. */
export function textOnOneLine(node: Nodes): string {
  return textOf(node)
    .replace(/[ \t\n\f\r]+/g, ' ')
    .trim();
}

/** The first elements of a tag below a node, in order of the text. */
export function findAll(node: Nodes, tagName: string): Element[] {
  if (!('children' in node)) return [];
  return node.children.flatMap((child) => [
    ...(child.type === 'element' && child.tagName === tagName ? [child] : []),
    ...findAll(child, tagName),
  ]);
}
