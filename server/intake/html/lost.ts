import type { Element, Nodes, Root } from 'hast';
import type { Block } from '#contract/text.ts';
import { attribute, safeHref } from './attributes.ts';
import type { BodyContext } from './body-context.ts';
import { isAssetAddress } from './kinds/href.ts';

// Finds what a sender's page shows and ours does not, by comparing the words of the HTML with those of its blocks, so that
// no rule of the allow-list can lose any in silence.

const silent = new Set(['script', 'style', 'template', 'noscript', 'head', 'meta', 'link']);
const inline = new Set(
  (
    'span b i u em strong a sub sup code font small big mark abbr bdi bdo cite q dfn var kbd samp tt time data ins del s strike ' +
    'wbr ruby rb label slot output acronym img'
  ).split(' '),
);
const players = new Set(['iframe', 'audio', 'video', 'object', 'embed']);
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const shown = 12;
/** Properties of blocks that are not text for readers. */
const silentKeys = new Set(
  'type src href url lang dir frame id note anchor provider platform media mediaType at kind'.split(' '),
);

/** Sentences that name the words and players of a body that readers do not get. */
export function lostIn(
  root: Root,
  blocks: readonly Block[],
  { said: replaced, played }: Pick<BodyContext, 'said' | 'played'>,
): string[] {
  const readable = new Map<string, number>();
  const texts: string[] = [...replaced];
  collect(blocks, texts);
  const said = texts.join(' ');
  for (const [word] of said.matchAll(wordPattern)) readable.set(word, (readable.get(word) ?? 0) + 1);
  const lost: string[] = [];
  for (const [word] of textIn(root).matchAll(wordPattern)) {
    const left = readable.get(word) ?? 0;
    if (left > 0) readable.set(word, left - 1);
    else lost.push(word);
  }
  const excerpt = lost.slice(0, shown).join(' ').slice(0, 200);
  return [
    ...playersLost(root, JSON.stringify(blocks), played),
    ...(lost.length > 0
      ? [
          `${lost.length} ${lost.length === 1 ? 'word' : 'words'} of the text not shown: «${excerpt}${lost.length > shown ? ' …' : ''}»`,
        ]
      : []),
  ];
}

function textIn(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (node.type === 'element' && silent.has(node.tagName))) return '';
  const inside = node.children.map(textIn).join('');
  return node.type === 'element' && inline.has(node.tagName) ? inside : ` ${inside} `;
}

/** Every text of a body's blocks, inline content joined as it is read. */
function collect(value: unknown, texts: string[]): void {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isInline)) texts.push(value.map(inlineWords).join(''));
    else value.forEach((entry) => collect(entry, texts));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, entry] of Object.entries(value)) {
    if (typeof entry !== 'string') collect(entry, texts);
    else if (!silentKeys.has(key)) texts.push(entry);
  }
}

type AnyInline = { type: string; text?: string; label?: string; children?: AnyInline[] };
const inlineTypes = new Set(['text', 'strong', 'em', 'sub', 'sup', 'code', 'link', 'note', 'break', 'run']);
const isInline = (value: unknown): value is AnyInline =>
  typeof value === 'object' && value !== null && 'type' in value && inlineTypes.has(String(value.type));
const inlineWords = ({ type, text, label, children }: AnyInline): string =>
  type === 'break' ? ' ' : (text ?? label ?? (children ?? []).map(inlineWords).join(''));

function playersLost(root: Root, blocks: string, played: WeakSet<Element>): string[] {
  const found: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'element' && players.has(node.tagName) && !played.has(node) && !isShown(node, blocks))
      found.push(describe(node));
    if ('children' in node) node.children.forEach(visit);
  };
  visit(root);
  return found.map((name) => `a player is not shown: ${name}`);
}

function writtenAddress(element: Element): string | null {
  const source = element.children.find((child) => child.type === 'element' && child.tagName === 'source');
  return (
    attribute(element, 'src') ??
    attribute(element, 'dataSrc') ??
    attribute(element, 'data') ??
    (source?.type === 'element' ? attribute(source, 'src') : null)
  );
}

function addressOf(element: Element): string | null {
  const written = writtenAddress(element);
  return safeHref(written?.startsWith('//') ? `https:${written}` : written);
}

/** By its address, or by the last part of it, which the page of a video has in common with its player. */
function isShown(element: Element, blocks: string): boolean {
  const address = addressOf(element);
  if (!address) return false;
  const url = new URL(address);
  const last = url.pathname.split('/').findLast(Boolean);
  const nested = [...url.searchParams.values()].flatMap((value) => safeHref(value) ?? []);
  return (
    [address, ...nested, ...(last && last.length > 5 ? [last] : [])].some((part) => blocks.includes(part)) ||
    blocks.includes(`"${url.origin}/`)
  );
}

function describe(element: Element): string {
  const written = writtenAddress(element);
  if (written && isAssetAddress(written)) return `${element.tagName}: ${written.slice(0, 300)} was not sent`;
  const title = attribute(element, 'title')?.trim();
  const address = addressOf(element);
  return `${element.tagName}${address ? ` of ${new URL(address).hostname}` : ' without address'}${title ? ` «${title.slice(0, 100)}»` : ''}`;
}
