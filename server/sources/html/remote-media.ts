import { createHash } from 'node:crypto';
import { defaultTreeAdapter as tree, type DefaultTreeAdapterMap } from 'parse5';
import type { RemoteFile } from '../source.ts';

type Element = DefaultTreeAdapterMap['element'];
type Parent = DefaultTreeAdapterMap['parentNode'];

const documents = /\.(pdf|docx?|xlsx?|pptx?|od[tsp])$/i;
const lazy = ['data-src', 'data-lazy-src', 'data-original', 'data-full-url', 'data-large-file', 'data-orig-file'];

/** How a source knows the files and pages of its own. */
export type OwnAddresses = {
  isOwn(url: string): boolean;
  fileOf(url: string): RemoteFile;
  /** Of a link to one of its pages. */
  linkOf(url: string): string;
};

/** The name of the asset that a file elsewhere becomes: the same for the same source and address. */
export function mediaOf(source: string, url: string): string {
  return `remote-${createHash('sha256').update(`${source}\n${url}`).digest('hex').slice(0, 32)}`;
}

export const assetAddress = (media: string): string => `/api/v1/push/assets/${media}`;

/**
 * Gives pictures of a text the addresses that they will have here, and names the files to fetch. Films, sounds and documents only
 * of the source's own host: what lies elsewhere stays a link.
 */
export function referToAssets(root: Parent, base: string, { isOwn, fileOf, linkOf }: OwnAddresses): RemoteFile[] {
  const files = new Map<string, RemoteFile>();
  const ours = (url: string): string => {
    const file = fileOf(url);
    files.set(file.media, file);
    return assetAddress(file.media);
  };
  const own = (address: string | null): string | null => {
    const url = absolute(address, base);
    return url && isOwn(url) ? url : null;
  };
  visit(root, (element) => {
    const { tagName } = element;
    if (tagName === 'img') {
      const url = absolute(bestSource(element), base);
      if (!url || hasClass(element, 'emoji') || hasClass(element, 'wp-smiley')) return;
      for (const name of ['srcset', 'sizes', ...lazy, 'data-lazy-srcset', 'data-srcset'])
        removeAttribute(element, name);
      setAttribute(element, 'src', ours(url));
    } else if (tagName === 'video' || tagName === 'audio' || (tagName === 'source' && !isPicture(element))) {
      const url = own(attribute(element, 'src'));
      if (url) setAttribute(element, 'src', ours(url));
      const poster = absolute(attribute(element, 'poster'), base);
      if (poster) setAttribute(element, 'poster', ours(poster));
    } else if (tagName === 'a') {
      const url = own(attribute(element, 'href'));
      if (!url) return;
      const isDocument = documents.test(new URL(url).pathname);
      const address = isDocument ? ours(url) : linkOf(url);
      if (address !== url) setAttribute(element, 'href', address);
    }
  });
  return [...files.values()];
}

const isPicture = (element: Element) =>
  element.parentNode !== null && 'tagName' in element.parentNode && element.parentNode.tagName === 'picture';

/** The largest version that a picture names. */
function bestSource(element: Element): string | null {
  const set =
    attribute(element, 'srcset') ?? attribute(element, 'data-srcset') ?? attribute(element, 'data-lazy-srcset');
  const sized = (set ?? '')
    .split(/,\s+/)
    .map((part) => /^\s*(\S+)\s+(\d+(?:\.\d+)?)[wx]\s*$/.exec(part))
    .filter((match) => match !== null)
    .toSorted((one, other) => Number(other[2]) - Number(one[2]));
  const written = [attribute(element, 'src'), ...lazy.map((name) => attribute(element, name))];
  // A placeholder stands where the picture is loaded later.
  return sized[0]?.[1] ?? written.find((address) => address && !address.startsWith('data:')) ?? null;
}

function absolute(address: string | null, base: string): string | null {
  const url = address ? URL.parse(address.trim(), base) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

export function visit(parent: Parent, see: (element: Element) => void): void {
  for (const node of [...parent.childNodes]) {
    if (!tree.isElementNode(node)) continue;
    see(node);
    visit(node, see);
  }
}

export const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((each) => each.name === name)?.value ?? null;
export const hasClass = (element: Element, name: string | RegExp): boolean =>
  (attribute(element, 'class') ?? '')
    .split(/\s+/)
    .some((each) => (typeof name === 'string' ? each === name : name.test(each)));

function removeAttribute(element: Element, name: string): void {
  element.attrs = element.attrs.filter((each) => each.name !== name);
}

function setAttribute(element: Element, name: string, value: string): void {
  removeAttribute(element, name);
  element.attrs.push({ name, value });
}
