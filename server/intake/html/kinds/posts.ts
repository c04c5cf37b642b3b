import type { Element } from 'hast';
import type { Block } from '#contract/text.ts';
import { attribute, readAttributes, safeHref } from '../attributes.ts';
import { inside, type BodyContext, type Content, type Place } from '../body-context.ts';
import { findAll, hasClass, textOnOneLine } from '../html-tree.ts';
import { embedOf, pageOf } from './players.ts';

const postClass =
  /^(twitter-(tweet|video)|instagram-media|tiktok-embed|fb-(post|video|comment-embed)|reddit-(card|embed-bq)|bluesky-embed|text-post-media|mastodon-embed|telegram-post|threads-post)$/;
const platforms: [RegExp, string][] = [
  [/^twitter/, 'X'],
  [/^instagram/, 'Instagram'],
  [/^tiktok/, 'TikTok'],
  [/^fb-/, 'Facebook'],
  [/^reddit/, 'Reddit'],
  [/^bluesky/, 'Bluesky'],
  [/^(text-post|threads)/, 'Threads'],
  [/^mastodon/, 'Mastodon'],
  [/^telegram/, 'Telegram'],
];
/** What a platform writes around a post, in the languages of its users. */
const frames =
  /^(view (this )?(post|more|on|reel)|view on|عرض هذا المنشور|شاهد هذا المنشور|مشاهدة هذا المنشور|voir cette publication)/i;
const sharedBy =
  /^(?:an?\s+)?(?:post|reel|video|photo|منشور|مقطع فيديو|une publication)?\s*(?:shared by|posted by|post by|by|تمت مشاركت[هة] (?:بواسطة|من قبل)|تم نشره بواسطة|نشره|بواسطة|partagée? par)\s+/i;
const on = /\s+(?:on|في|بتاريخ|le)\s*$/i;

export const isPost = (element: Element) => hasClass(element, postClass);

/**
 * A post that its platform's script would have drawn: words, author and platform, from the placeholder text. A post without words or
 * author is a link.
 */
export function postOf(element: Element, context: BodyContext, place: Place): Block | null {
  const url = addressOf(element);
  if (!url) return null;
  const { own, platform } = { own: readAttributes(element, context, used), platform: platformOf(element, url) };
  const { words, by } = parted(holderOf(element), url, context);
  const blocks = context.flow(words, context, inside(place));
  const { author, handle, date } = authorOf(by, url, context);
  if (blocks.length === 0 && !author && !handle) {
    const link = embedOf(url, null, context);
    return link ? { ...link, ...own } : { type: 'embed', url, title: null, provider: platform, ...own };
  }
  return { type: 'post', platform, url, author, handle, date, blocks, ...own };
}

const used = [
  'className',
  'cite',
  'dataHref',
  'dataEmbedUrl',
  'dataInstgrmPermalink',
  'dataInstgrmCaptioned',
  'dataInstgrmVersion',
];

function platformOf(element: Element, url: string): string {
  const names = element.properties.className as string[];
  return (
    platforms.find(([pattern]) => names.some((name) => postClass.test(name) && pattern.test(name)))?.[1] ??
    new URL(url).hostname
  );
}

function addressOf(element: Element): string | null {
  const inner = findAll(element, 'blockquote').map((quote) => attribute(quote, 'cite'));
  const links = findAll(element, 'a').map((link) => attribute(link, 'href'));
  const own = [
    attribute(element, 'dataInstgrmPermalink'),
    attribute(element, 'dataTextPostPermalink'),
    attribute(element, 'dataEmbedUrl')?.replace(/\/embed\/?$/, '') ?? null,
    attribute(element, 'cite'),
    attribute(element, 'dataHref'),
    ...inner,
  ];
  const mastodon = hasClass(element, /^mastodon/);
  const found = [...own, ...links.toReversed()].map((address) => safeHref(address)).filter((href) => href !== null);
  return found.find((href) => href.startsWith('http') && (mastodon || pageOf(href) !== null)) ?? null;
}

/** The element whose children are the post's paragraphs. */
function holderOf(element: Element): Element {
  const children = element.children.filter(
    (child) => child.type === 'element' || (child.type === 'text' && child.value.trim()),
  );
  const [only] = children;
  return children.length === 1 && only?.type === 'element' && /^(blockquote|section|div|a)$/.test(only.tagName)
    ? holderOf(only)
    : element;
}

const isBlockOf = (node: Content) =>
  node.type === 'element' && /^(p|div|ul|ol|blockquote|figure|img|video|section)$/.test(node.tagName);

/** The post's own words, and the line that says whose they are. */
function parted(holder: Element, url: string, context: BodyContext): { words: Content[]; by: Content[] } {
  const nodes = holder.children.filter((node) => node.type === 'element' || node.type === 'text');
  const isFrame = (node: Content) => frames.test(textOnOneLine(node));
  const says = (node: Content) => sharedBy.test(textOnOneLine(node)) && textOnOneLine(node).length < 300;
  const framed = nodes.filter((node) => isFrame(node));
  context.said.push(...framed.map((node) => textOnOneLine(node)));
  const rest = nodes.filter(
    (node) => !framed.includes(node) && !(node.type === 'element' && node.tagName === 'script'),
  );
  const shared = rest.findIndex((node) => isBlockOf(node) && says(node));
  if (shared >= 0) {
    const block = rest[shared] as Element;
    return { words: rest.filter((_, at) => at !== shared), by: block.children };
  }
  const last = rest.findLastIndex(isBlockOf);
  const tail = rest.slice(last + 1);
  const head = rest.findIndex(isBlockOf);
  const line = tail.map(textOnOneLine).join('').trim();
  // TikTok names the author before the words.
  const first = head > 0 ? rest.slice(0, head) : [];
  if (
    first.some((node) => node.type === 'element' && node.tagName === 'a') &&
    /^@/.test(first.map(textOnOneLine).join('').trim())
  )
    return { words: rest.slice(head), by: first };
  if (last < 0) {
    // All in one line: the words end at the dash before the author.
    const dash = rest.findLastIndex((node) => node.type === 'text' && /[—–]\s*[^—–]*$/.test(node.value));
    if (dash < 0)
      return rest.some((node) => addressIn(node) === url) && !line.includes(' ')
        ? { words: [], by: [] }
        : { words: rest, by: [] };
    const text = rest[dash] as { type: 'text'; value: string };
    const at = Math.max(text.value.lastIndexOf('—'), text.value.lastIndexOf('–'));
    return {
      words: [...rest.slice(0, dash), { ...text, value: text.value.slice(0, at) }],
      by: [{ ...text, value: text.value.slice(at) }, ...rest.slice(dash + 1)],
    };
  }
  return /^(?:—|–|-|posted by|منشور|نشره)/i.test(line) || tail.some((node) => addressIn(node) !== null)
    ? { words: rest.slice(0, last + 1), by: tail }
    : { words: rest, by: [] };
}

const addressIn = (node: Content): string | null =>
  node.type === 'element' && node.tagName === 'a' ? safeHref(attribute(node, 'href')) : null;

/** `— Name (@handle) date`, `Posted by Name on date`, `A post shared by Name (@handle)`; what fits none is the author as written. */
function authorOf(nodes: readonly Content[], url: string, context: BodyContext) {
  const links = nodes.flatMap((node) =>
    node.type === 'element' ? (node.tagName === 'a' ? [node] : findAll(node, 'a')) : [],
  );
  const times = nodes.flatMap((node) =>
    node.type === 'element' ? (node.tagName === 'time' ? [node] : findAll(node, 'time')) : [],
  );
  const dated = times.at(-1) ?? (links.length > 0 && isDate(links.at(-1)!, url, nodes) ? links.at(-1) : undefined);
  const date = dated ? textOnOneLine(dated) || null : null;
  const whole = nodes.map(textOf).join('').replace(/\s+/g, ' ').trim();
  const rest = (date && whole.endsWith(date) ? whole.slice(0, -date.length) : whole).trim();
  const undashed = rest.replace(/^[—–-]\s*/, '');
  const unframed = undashed.replace(sharedBy, '').replace(on, '').trim();
  context.said.push(undashed);
  const handle = /\(?(@[\w.@-]{1,100})\)?/.exec(unframed);
  const author = (handle ? unframed.replace(handle[0], '') : unframed).replace(/[\s·,،–-]+$/, '').trim();
  return { author: author || null, handle: handle?.[1] ?? null, date };
}

const textOf = (node: Content): string =>
  'children' in node ? node.children.map(textOf).join('') : 'value' in node ? node.value : '';
const page = (href: string | null) =>
  href
    ?.replace(/^https?:\/\/(www\.|mobile\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '');

/** A link to the post itself is its date, unless it is all there is. */
function isDate(link: Element, url: string, nodes: readonly Content[]): boolean {
  const text = textOnOneLine(link);
  const only = nodes.map(textOf).join('').trim() === text;
  return !only && !text.startsWith('@') && page(safeHref(attribute(link, 'href'))) === page(url);
}

/** A script that stands for a post of Telegram. */
export function telegramPost(element: Element, context: BodyContext): Block | null {
  const post = element.tagName === 'script' ? attribute(element, 'dataTelegramPost') : null;
  return post && /^\w+\/\d+$/.test(post) ? embedOf(`https://t.me/${post}`, null, context) : null;
}
