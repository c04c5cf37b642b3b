import type { Element } from 'hast';
import type { Block, Inline, ListItem } from '#contract/text.ts';
import { attribute, readAttributes } from './attributes.ts';
import { figureOf, pictureOf } from './figure.ts';
import { findAll, hasClass, isEmoji, textOnOneLine } from './html-tree.ts';
import { inlineOf, isGone, markOf } from './inline.ts';
import { kindOf, kindOfGone } from './kinds/kind-of.ts';
import { withAnchors } from './kinds/anchors.ts';
import { listedNotes, mergeNotes } from './kinds/footnotes.ts';
import { notesClass } from './kinds/notes.ts';
import { poemOfLines } from './kinds/poem.ts';
import { mastodonPost } from './kinds/posts.ts';
import { recordingOf } from './kinds/recordings.ts';
import { frameOf } from './kinds/players.ts';
import { blocksOfLine } from './lines.ts';
import { preformatted } from './preformatted.ts';
import { isSeeAlso, seeAlsoOf } from './see-also.ts';
import { tableOf } from './table.ts';
import { tidy } from './tidy.ts';
import { paragraph, start, type Content, type TextAttributes, type Place, type BodyContext } from './body-context.ts';

const deepest = 12;

/** The blocks of a run of nodes: lines of words become the block of their place (a paragraph, a list item), block elements their own kind. */
export function flow(nodes: readonly Content[], context: BodyContext, place: Place): Block[] {
  const out: Block[] = [];
  let line: Inline[] = [];
  let anchors: string[] = [];
  const add = (blocks: Block[], own: readonly string[] = []): void => {
    if (blocks.length === 0) {
      anchors.push(...own);
      return;
    }
    mergeNotes(out, withAnchors(blocks, [...anchors, ...own], context.aliases));
    anchors = [];
  };
  const endLine = () => {
    const blocks = blocksOfLine(line, context, place);
    line = [];
    if (blocks.length > 0) add(blocks);
  };
  for (const node of nodes) {
    if (node.type === 'comment') {
      const id = /^\s*EMBED START [^{]*\{id:\s*"([^"]+)"\}/.exec(node.value)?.[1];
      if (id) context.association = id;
      else if (/^\s*EMBED END /.test(node.value)) context.association = null;
    } else if (node.type === 'element' && isGone(node)) {
      const block = kindOfGone(node, context);
      if (block) {
        endLine();
        add([block]);
      } else context.dropped.count(node.tagName);
    } else if (node.type === 'element' && context.holdsBlock.has(node) && !isEmoji(node)) {
      const blocks = blocksOf(node, context, place);
      // An element that becomes nothing (a picture that is not ours) does not split the sentence around it.
      if (blocks.length === 0 && node.tagName === 'img') continue;
      endLine();
      const anchor = context.anchors.of(node);
      add(blocks, anchor ? [anchor] : []);
    } else if (node.type === 'text' || node.type === 'element') {
      anchors.push(...context.anchors.within(node));
      line.push(...inlineOf([node], context));
    }
  }
  endLine();
  // An anchor at the end belongs to the last block.
  const last = out.at(-1);
  return last && anchors.length > 0 ? [...out.slice(0, -1), ...withAnchors([last], anchors, context.aliases)] : out;
}

/** The blocks of one element that is a block or holds one. */
function blocksOf(element: Element, context: BodyContext, place: Place): Block[] {
  const { tagName, children } = element;
  const one = (block: Block | null) => (block ? [block] : []);
  const under = (own: TextAttributes, rest: Partial<Place> = {}): Place => ({
    ...place,
    own: { ...place.own, ...own },
    ...rest,
  });
  const read = (...used: string[]) => ({ ...place.own, ...readAttributes(element, context, used) });
  const kind = kindOf(element, context, place);
  if (kind) return kind;
  switch (tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6': {
      const level = Math.min(4, Math.max(2, Number(tagName[1]))) as 2 | 3 | 4;
      return flow(
        children,
        context,
        under(read(), { make: (content, own) => ({ type: 'heading', level, content, ...own }) }),
      );
    }
    case 'p':
    case 'dd': {
      const own = read();
      const poem = tagName === 'p' ? poemOfLines(element, own, context) : null;
      return poem ? [poem] : flow(children, context, under(own, { make: paragraph }));
    }
    case 'dt':
      return flow(
        children,
        context,
        under(read(), { wrap: (content) => [{ type: 'strong', children: place.wrap(content) }] }),
      );
    case 'pre':
      return preformatted(element, read(), context);
    case 'hr':
      readAttributes(element, context);
      return [{ type: 'separator' }];
    case 'img':
      return one(
        pictureOf(
          element,
          read(
            'src',
            'dataSrc',
            'dataLazySrc',
            'dataSrcset',
            'srcSet',
            'sizes',
            'alt',
            'width',
            'height',
            'loading',
            'decoding',
          ),
          context,
        ),
      );
    case 'figure':
      return figureOf(element, readAttributes(element, context, ['className']), context, place);
    case 'table':
      return one(tableOf(element, read(), context, place));
    case 'audio':
    case 'video':
    case 'iframe': {
      const own = read(...mediaAttributes);
      const block =
        tagName === 'iframe' ? (mastodonPost(element) ?? frameOf(element, context)) : recordingOf(element, context);
      if (!block) context.dropped.count(tagName);
      else if (tagName === 'iframe') context.played.add(element);
      return block ? [{ ...block, ...own }] : [];
    }
    case 'object':
    case 'embed': {
      const block = frameOf(element, context);
      if (!block) context.dropped.count(tagName);
      return block ? [block] : flow(children, context, under(readAttributes(element, context)));
    }
    case 'blockquote':
      return quoteOf(element, context, place);
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return isSeeAlso(element) ? seeAlsoOf(element, context) : listOf(element, context, place);
    default:
      break;
  }
  if (isSeeAlso(element)) return seeAlsoOf(element, context);
  if (containers.has(tagName)) return flow(children, context, under(readAttributes(element, context)));
  // An inline element around blocks applies to each line in them.
  if (tagName === 'a' && findAll(element, 'img').length > 0) context.dropped.count('a');
  const mark = markOf(element, context, place.depth);
  return flow(children, context, { ...place, depth: place.depth + 1, wrap: (content) => place.wrap(mark(content)) });
}

const mediaAttributes = (
  'src dataSrc title width height allow allowFullScreen loading controls poster preload ariaLabel dataDuration frameBorder ' +
  'scrolling referrerPolicy muted loop playsInline crossOrigin'
).split(' ');

const containers = new Set(
  (
    'address article aside body center details dialog div dl fieldset figcaption footer form header hgroup html li main nav picture ' +
    'search section summary'
  ).split(' '),
);

function quoteOf(element: Element, context: BodyContext, place: Place): Block[] {
  const own = { ...place.own, ...readAttributes(element, context) };
  const last = element.children.findLast((child) => child.type === 'element') as Element | undefined;
  const isCite = last && (last.tagName === 'footer' || last.tagName === 'cite');
  const cite = isCite
    ? tidy(
        inlineOf(
          last.children.flatMap((child) =>
            child.type === 'element' && child.tagName === 'cite' ? child.children : [child],
          ),
          context,
        ),
      )
    : null;
  const rest = isCite ? element.children.filter((child) => child !== last) : element.children;
  const deep = place.depth >= deepest;
  const blocks = flow(rest, context, { ...start, own: deep ? own : {}, depth: place.depth + 1 });
  if (deep) {
    context.dropped.count('nesting');
    return blocks;
  }
  return blocks.length > 0 || cite?.length ? [{ type: 'quote', blocks, cite: cite?.length ? cite : null, ...own }] : [];
}

function listOf(element: Element, context: BodyContext, place: Place): Block[] {
  const used = hasClass(element, notesClass) ? ['start', 'className'] : ['start'];
  const own = { ...place.own, ...readAttributes(element, context, used) };
  if (place.depth >= deepest) {
    context.dropped.count('nesting');
    return flow(element.children, context, { ...place, depth: place.depth + 1 });
  }
  const notes = listedNotes(element, context, place);
  if (notes) return [{ ...notes, ...own }];
  const items: ListItem[] = [];
  const inner = (nodes: readonly Content[]) => flow(nodes, context, { ...start, depth: place.depth + 1 });
  for (const child of element.children) {
    if (child.type === 'element' && child.tagName === 'li') {
      const itemOwn = readAttributes(child, context);
      const [first, ...rest] = inner(child.children);
      if (!first) continue;
      if (first.type !== 'paragraph') {
        items.push({ content: [], children: [first, ...rest] });
        continue;
      }
      const { lang = itemOwn.lang, dir = itemOwn.dir, content } = first;
      const own = { ...(lang && { lang }), ...(dir && { dir }) };
      items.push({ content: lang || dir ? [{ type: 'run', ...own, children: content }] : content, children: rest });
    } else if (child.type === 'element' || (child.type === 'text' && textOnOneLine(child))) {
      // A list straight inside a list belongs to the item before it.
      const blocks = inner([child]);
      const before = items.at(-1);
      if (before) before.children.push(...blocks);
      else if (blocks.length > 0) items.push({ content: [], children: blocks });
    }
  }
  const from = Math.trunc(Number(attribute(element, 'start') ?? 1));
  const ordered = element.tagName === 'ol';
  const numbered = ordered && from !== 1 && Math.abs(from) < 1_000_000 ? { start: from } : {};
  return items.length > 0 ? [{ type: 'list', ordered, ...numbered, items, ...own }] : [];
}
