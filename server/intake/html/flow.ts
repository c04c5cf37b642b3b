import type { Element } from 'hast';
import type { Block, Inline, ListItem } from '#contract/text.ts';
import { attribute, readAttributes } from './attributes.ts';
import { embedOf, mediaEmbed, postEmbed } from './embeds.ts';
import { figureOf, pictureOf } from './figure.ts';
import { findAll, isEmoji, lineOf } from './html-tree.ts';
import { inlineOf, isGone, markOf } from './inline.ts';
import { isSeeAlso, seeAlsoOf } from './see-also.ts';
import { tableOf } from './table.ts';
import { isBlank, tidy } from './tidy.ts';
import { paragraph, start, type Content, type Own, type Place, type Reading } from './body-context.ts';

const deepest = 12;

/** The blocks of a run of nodes: lines of words become what the place makes of them, elements that are blocks their own kind. */
export function flow(nodes: readonly Content[], reading: Reading, place: Place): Block[] {
  const out: Block[] = [];
  let line: Inline[] = [];
  const endLine = () => {
    const content = tidy(line);
    line = [];
    if (!isBlank(content)) out.push(place.make(place.wrap(content), place.own));
  };
  for (const node of nodes) {
    if (node.type === 'comment') {
      const id = /^\s*EMBED START [^{]*\{id:\s*"([^"]+)"\}/.exec(node.value)?.[1];
      if (id) reading.association = id;
      else if (/^\s*EMBED END /.test(node.value)) reading.association = null;
    } else if (node.type === 'element' && isGone(node)) {
      const post = postEmbed(node);
      if (post) {
        endLine();
        out.push(post);
      } else reading.dropped.count(node.tagName);
    } else if (node.type === 'element' && reading.holdsBlock.has(node) && !isEmoji(node)) {
      const blocks = blocksOf(node, reading, place);
      // What turns out to be nothing (a picture that is not ours) does not break the sentence it stands in.
      if (blocks.length === 0 && node.tagName === 'img') continue;
      endLine();
      out.push(...blocks);
    } else if (node.type === 'text' || node.type === 'element') line.push(...inlineOf([node], reading));
  }
  endLine();
  return out;
}

/** The blocks of one element that is a block or holds one. */
function blocksOf(element: Element, reading: Reading, place: Place): Block[] {
  const { tagName, children } = element;
  const one = (block: Block | null) => (block ? [block] : []);
  const under = (own: Own, rest: Partial<Place> = {}): Place => ({ ...place, own: { ...place.own, ...own }, ...rest });
  const read = (...used: string[]) => ({ ...place.own, ...readAttributes(element, reading, used) });
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
        reading,
        under(read(), { make: (content, own) => ({ type: 'heading', level, content, ...own }) }),
      );
    }
    case 'p':
    case 'dd':
      return flow(children, reading, under(read(), { make: paragraph }));
    case 'dt':
      return flow(
        children,
        reading,
        under(read(), { wrap: (content) => [{ type: 'strong', children: place.wrap(content) }] }),
      );
    case 'pre':
      return preformatted(element, read(), reading);
    case 'hr':
      readAttributes(element, reading);
      return [{ type: 'separator' }];
    case 'img':
      return one(
        pictureOf(
          element,
          read('src', 'dataSrc', 'srcSet', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding'),
          reading,
        ),
      );
    case 'figure':
      return figureOf(element, readAttributes(element, reading, ['className']), reading, place);
    case 'table':
      return one(tableOf(element, read(), reading, place));
    case 'audio':
    case 'video':
    case 'iframe': {
      const own = read('src', 'dataSrc', 'title', 'width', 'height', 'allow', 'allowFullScreen', 'loading', 'controls');
      const address = attribute(element, 'src') ?? attribute(element, 'dataSrc');
      const embed = tagName === 'iframe' ? embedOf(address, attribute(element, 'title')) : mediaEmbed(element);
      if (!embed) reading.dropped.count(tagName);
      return embed ? [{ ...embed, ...own }] : [];
    }
    case 'blockquote': {
      const post = postEmbed(element);
      return post ? [post] : quoteOf(element, reading, place);
    }
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return isSeeAlso(element) ? seeAlsoOf(element, reading) : listOf(element, reading, place);
    default:
      break;
  }
  if (isSeeAlso(element)) return seeAlsoOf(element, reading);
  const post = postEmbed(element);
  if (post) return [post];
  if (containers.has(tagName)) return flow(children, reading, under(readAttributes(element, reading)));
  // An inline element around blocks: what it does to words it does to each line of them.
  if (tagName === 'a' && findAll(element, 'img').length > 0) reading.dropped.count('a');
  const mark = markOf(element, reading, place.depth);
  return flow(children, reading, { ...place, depth: place.depth + 1, wrap: (content) => place.wrap(mark(content)) });
}

const containers = new Set(
  (
    'address article aside body center details dialog div dl fieldset figcaption footer form header hgroup html li main nav picture ' +
    'search section summary'
  ).split(' '),
);

function preformatted(element: Element, own: Own, reading: Reading): Block[] {
  const lines = inlineOf(element.children, reading).flatMap((part): Inline[] =>
    part.type === 'text'
      ? part.text
          .split(/\r?\n/)
          .flatMap((text, at): Inline[] => [...(at > 0 ? [{ type: 'break' } as const] : []), { type: 'text', text }])
      : [part],
  );
  const content = tidy(lines);
  return isBlank(content) ? [] : [{ type: 'paragraph', content: [{ type: 'code', children: content }], ...own }];
}

function quoteOf(element: Element, reading: Reading, place: Place): Block[] {
  const own = { ...place.own, ...readAttributes(element, reading) };
  const last = element.children.findLast((child) => child.type === 'element') as Element | undefined;
  const isCite = last && (last.tagName === 'footer' || last.tagName === 'cite');
  const cite = isCite
    ? tidy(
        inlineOf(
          last.children.flatMap((child) =>
            child.type === 'element' && child.tagName === 'cite' ? child.children : [child],
          ),
          reading,
        ),
      )
    : null;
  const rest = isCite ? element.children.filter((child) => child !== last) : element.children;
  const deep = place.depth >= deepest;
  const blocks = flow(rest, reading, { ...start, own: deep ? own : {}, depth: place.depth + 1 });
  if (deep) {
    reading.dropped.count('nesting');
    return blocks;
  }
  return blocks.length > 0 || cite?.length ? [{ type: 'quote', blocks, cite: cite?.length ? cite : null, ...own }] : [];
}

function listOf(element: Element, reading: Reading, place: Place): Block[] {
  const own = { ...place.own, ...readAttributes(element, reading, ['start']) };
  if (place.depth >= deepest) {
    reading.dropped.count('nesting');
    return flow(element.children, reading, { ...place, depth: place.depth + 1 });
  }
  const items: ListItem[] = [];
  const inner = (nodes: readonly Content[]) => flow(nodes, reading, { ...start, depth: place.depth + 1 });
  for (const child of element.children) {
    if (child.type === 'element' && child.tagName === 'li') {
      const itemOwn = readAttributes(child, reading);
      const [first, ...rest] = inner(child.children);
      if (!first) continue;
      const content = first.type === 'paragraph' && !first.lang && !first.dir ? first.content : [];
      const children = content.length > 0 ? rest : [first, ...rest];
      items.push({
        content: itemOwn.lang || itemOwn.dir ? [{ type: 'run', ...itemOwn, children: content }] : content,
        children,
      });
    } else if (child.type === 'element' || (child.type === 'text' && lineOf(child))) {
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
