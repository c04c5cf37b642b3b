import { defaultTreeAdapter as tree, html as names, type DefaultTreeAdapterMap } from 'parse5';
import { foldSpelling } from '#words/fold.ts';

type Element = DefaultTreeAdapterMap['element'];
type Parent = DefaultTreeAdapterMap['parentNode'];
type Child = DefaultTreeAdapterMap['childNode'];

const titles = new Set(
  [
    'انظر أيضا',
    'انظر أيضاً',
    'شاهد أيضا',
    'اقرأ أيضا',
    'إقرأ أيضا',
    'اقرأ المزيد',
    'للمزيد',
    'مواضيع ذات صلة',
    'موضوعات ذات صلة',
    'مواضيع متعلقة',
    'أخبار ذات صلة',
    'روابط ذات صلة',
    'ذات صلة',
    'read also',
    'also read',
    'see also',
    'read more',
    'related',
    'related stories',
    'related articles',
    'related posts',
    'related news',
  ].map(nameOf),
);
const longestTitle = 60;
const holders = new Set('h1 h2 h3 h4 h5 h6 p strong b'.split(' '));
const links = new Set('ul ol li p div'.split(' '));

function nameOf(text: string): string {
  return foldSpelling(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A paragraph is seldom one: its spelling need not be folded. */
const isTitle = (text: string): boolean => text.length <= longestTitle && titles.has(nameOf(text));

/** Marks "Read also" and the links that follow it as a see-also box, where nothing but links follows. */
export function markSeeAlso(parent: Parent): void {
  for (const child of parent.childNodes) if (tree.isElementNode(child)) markSeeAlso(child);
  for (const title of [...parent.childNodes]) {
    if (!tree.isElementNode(title) || !holders.has(title.tagName) || !isTitle(textOf(title))) continue;
    const following = parent.childNodes.slice(parent.childNodes.indexOf(title) + 1);
    const end = following.findIndex((node) => !isBlank(node) && !isOnlyLinks(node));
    const section = end < 0 ? following : following.slice(0, end);
    const next = end < 0 ? undefined : following[end];
    // Another heading may follow, not the text that these links would belong to.
    const closed = next === undefined || (tree.isElementNode(next) && /^(h[1-6]|hr|figure|aside)$/.test(next.tagName));
    if (!closed || !section.some((node) => tree.isElementNode(node))) continue;
    const box = tree.createElement('aside', names.NS.HTML, [{ name: 'class', value: 'see-also' }]);
    const list = tree.createElement('div', names.NS.HTML, []);
    tree.insertBefore(parent, box, title);
    const heading = tree.createElement('h3', names.NS.HTML, []);
    tree.insertText(heading, textOf(title).trim());
    tree.detachNode(title);
    tree.appendChild(box, heading);
    tree.appendChild(box, list);
    for (const node of section) {
      tree.detachNode(node);
      tree.appendChild(list, node);
    }
  }
}

const isBlank = (node: Child) => tree.isCommentNode(node) || (tree.isTextNode(node) && !node.value.trim());

function isOnlyLinks(node: Child): boolean {
  if (!tree.isElementNode(node) || !links.has(node.tagName)) return false;
  return linksIn(node) > 0 && wordsOutsideLinks(node) === '';
}

const linksIn = (element: Element): number =>
  element.childNodes.reduce(
    (sum, node) => sum + (tree.isElementNode(node) ? (node.tagName === 'a' ? 1 : linksIn(node)) : 0),
    0,
  );

/** Bullets and dashes are no words; a picture is. */
function wordsOutsideLinks(node: Child): string {
  if (tree.isTextNode(node)) return node.value.replace(/[^\p{L}\p{N}]+/gu, '');
  if (!tree.isElementNode(node) || node.tagName === 'a') return '';
  if (/^(img|iframe|video|audio|table)$/.test(node.tagName)) return node.tagName;
  return node.childNodes.map(wordsOutsideLinks).join('');
}

function textOf(node: Child | Parent): string {
  if (tree.isTextNode(node as Child)) return (node as DefaultTreeAdapterMap['textNode']).value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
