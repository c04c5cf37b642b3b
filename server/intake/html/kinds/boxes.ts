import type { Element } from 'hast';
import type { Block, Inline } from '#contract/text.ts';
import { inlineText } from '#words/inline-text.ts';
import { attribute, readAttributes } from '../attributes.ts';
import { inside, type BodyContext, type Content, type Place } from '../body-context.ts';
import { findAll, hasClass, textOnOneLine } from '../html-tree.ts';
import { inlineOf } from '../inline.ts';
import { tidy } from '../tidy.ts';

const holders = new Set('aside div section figure blockquote article li header'.split(' '));
const named = {
  'pull-quote': /(^|[-_])pull-?quote$|^(blockquote-)?pullquote/i,
  'author-box':
    /(^|[-_])author-?(box|bio|info|card|profile)$|^about-(the-)?author$|^wp-block-post-author$|^wp-block-co-authors/i,
  warning:
    /(^|[-_])(content|editorial|trigger|graphic|sensitive|viewer)-?(content-?)?(warning|advisory)$|^(warning|advisory)(-box)?$/i,
  'live-post': /^(live-?(blog-?)?|lb-)(post|entry|update|item)$|^liveblog-entry$|^wp-block-live-?update$/i,
  'fact-box':
    /(^|[-_])(fact|info|text|side|key|data|timeline|explainer|highlight|summary|definition|glossary)s?-?(box|bar|panel|card|points?)$|(^|[-_])(story|key)-highlights$|^(callout|infobox|sidebar|explainer|key-facts|did-you-know|wp-block-group-box)$|^box$|^boxed?-/i,
} as const;
type Kind = keyof typeof named;

/** What a box is, by the class that its system gave it; an `aside` without a class is judged by its content. */
export function boxKindOf(element: Element): Kind | null {
  if (!holders.has(element.tagName)) return null;
  for (const kind of Object.keys(named) as Kind[]) if (hasClass(element, named[kind])) return kind;
  if (hasClass(element, /^wp-block-group$/) && hasClass(element, /^(has-background|has-border-color|is-style-box)$/))
    return 'fact-box';
  if (element.tagName !== 'aside') return null;
  return isSaying(element) ? 'pull-quote' : 'fact-box';
}

/** A sentence or two set apart, with nothing else. */
function isSaying(element: Element): boolean {
  const other = [
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'ul',
    'ol',
    'table',
    'img',
    'iframe',
    'video',
    'audio',
    'figure',
    'strong',
  ];
  return (
    other.every((tagName) => findAll(element, tagName).length === 0) &&
    findAll(element, 'p').length <= 2 &&
    textOnOneLine(element).length <= 400
  );
}

export function boxOf(kind: Kind, element: Element, context: BodyContext, place: Place): Block[] {
  const own = readAttributes(element, context, ['className', 'role']);
  switch (kind) {
    case 'pull-quote':
      return pullQuote(element, own, context, place);
    case 'fact-box':
    case 'warning': {
      const { title, rest } = titled(element.children);
      const blocks = context.flow(rest, context, inside(place));
      return blocks.length > 0 || title ? [{ type: kind, title, blocks, ...own }] : [];
    }
    case 'author-box': {
      const blocks = context.flow(element.children, context, inside(place));
      return blocks.length > 0 ? [{ ...authorBox(element, blocks), ...own }] : [];
    }
    case 'live-post':
      return livePost(element, own, context, place);
  }
}

function pullQuote(element: Element, own: object, context: BodyContext, place: Place): Block[] {
  const blocks = context.flow(element.children, context, inside(place));
  // Its own blockquote inside, and the source of that.
  const quote = blocks.length === 1 && blocks[0]!.type === 'quote' ? blocks[0] : null;
  if (quote) return [{ type: 'pull-quote', blocks: quote.blocks, cite: quote.cite, ...own }];
  const cite = element.children.findLast((child) => child.type === 'element') as Element | undefined;
  if (cite && /^(cite|footer|figcaption)$/.test(cite.tagName) && blocks.length > 1) {
    const words = tidy(inlineOf(cite.children, context));
    return [{ type: 'pull-quote', blocks: blocks.slice(0, -1), cite: words, ...own }];
  }
  return blocks.length > 0 ? [{ type: 'pull-quote', blocks, cite: null, ...own }] : [];
}

/** A heading that a box begins with is its title; so is a line of nothing but bold words. */
function titled(children: readonly Content[]): { title: string | null; rest: readonly Content[] } {
  const at = children.findIndex(
    (child) => child.type === 'element' || (child.type === 'text' && child.value.trim() !== ''),
  );
  const first = children[at];
  if (first?.type !== 'element') return { title: null, rest: children };
  const rest = (replaced: Content[] = []) => [...children.slice(0, at), ...replaced, ...children.slice(at + 1)];
  if (/^h[1-6]$/.test(first.tagName) || hasClass(first, /(^|[-_])(title|heading|header|term)$/i)) {
    const title = textOnOneLine(first);
    return title && title.length <= 300 && !holdsBlocks(first)
      ? { title, rest: rest() }
      : { title: null, rest: children };
  }
  const only = first.children.filter((child) => child.type === 'element' || textOnOneLine(child) !== '');
  if (
    first.tagName === 'p' &&
    only.length === 1 &&
    only[0]!.type === 'element' &&
    /^(strong|b)$/.test(only[0]!.tagName) &&
    children.slice(at + 1).some((child) => textOnOneLine(child))
  ) {
    const title = textOnOneLine(first);
    return title ? { title, rest: rest() } : { title: null, rest: children };
  }
  // Around everything: the box of a block editor has a container inside.
  if (/^(div|section|header)$/.test(first.tagName)) {
    const inner = titled(first.children);
    return inner.title ? { title: inner.title, rest: rest([...inner.rest]) } : { title: null, rest: children };
  }
  return { title: null, rest: children };
}

const holdsBlocks = (element: Element) =>
  ['img', 'p', 'ul', 'ol', 'table', 'iframe', 'figure'].some(
    (tagName) => findAll(element, tagName).length > 1 || (tagName !== 'p' && findAll(element, tagName).length > 0),
  );

function authorBox(element: Element, blocks: Block[]): Block {
  const portrait = blocks.find((block) => block.type === 'picture');
  const rest = blocks.filter((block) => block !== portrait);
  const first = rest[0];
  const name =
    first?.type === 'heading'
      ? inlineText(first.content)
      : first?.type === 'paragraph' && (hasNamed(element, first.content) || isStrong(first.content))
        ? inlineText(first.content)
        : null;
  return {
    type: 'author-box',
    name,
    portrait: portrait?.type === 'picture' ? portrait.picture : null,
    blocks: name === null ? rest : rest.slice(1),
  };
}

const isStrong = (content: readonly Inline[]) => content.length === 1 && content[0]!.type === 'strong';
function hasNamed(element: Element, content: readonly Inline[]): boolean {
  const text = inlineText(content).trim();
  const names = ['span', 'div', 'p', 'a'].flatMap((tagName) => findAll(element, tagName));
  return names.some((each) => hasClass(each, /name$/i) && textOnOneLine(each) === text);
}

const flag = /^(عاجل|خبر عاجل|breaking|breaking news|urgent|flash)[:!\s]*$/i;
const timeClass = /(^|[-_])(time|timestamp|date)$/i;

function livePost(element: Element, own: object, context: BodyContext, place: Place): Block[] {
  let time: string | null = null;
  let at: string | null = null;
  let breaking = hasClass(element, /^(is-)?(breaking|urgent)$/i) || attribute(element, 'dataBreaking') === 'true';
  // The first time and the flag are said in the entry's head, and leave the text.
  const takeOut = (holder: Element, depth: number): void => {
    holder.children = holder.children.filter((node) => {
      if (node.type !== 'element' || depth > 6) return true;
      const text = textOnOneLine(node);
      if (time === null && (node.tagName === 'time' || (hasClass(node, timeClass) && text.length < 60))) {
        const inner = node.tagName === 'time' ? node : findAll(node, 'time')[0];
        time = text || null;
        at = momentOf(inner ? attribute(inner, 'dateTime') : null);
        return false;
      }
      if (flag.test(text) && !/^h[1-6]$/.test(node.tagName)) {
        breaking = true;
        return false;
      }
      takeOut(node, depth + 1);
      return true;
    });
  };
  takeOut(element, 0);
  const { title, rest: body } = titled(element.children);
  const blocks = context.flow(body, context, inside(place));
  return blocks.length > 0 || title ? [{ type: 'live-post', time, at, breaking, title, blocks, ...own }] : [];
}

function momentOf(value: string | null): string | null {
  if (!value || !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(value)) return null;
  const time = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
