import type { Element, ElementContent } from 'hast';
import { attribute } from '../attributes.ts';
import { hasClass, textOnOneLine } from '../html-tree.ts';
import { elementOf } from './element-of.ts';

const bulletStyle = /mso-list:\s*ignore|font-family:\s*["']?(symbol|wingdings)/i;

/** Paragraphs that Word means as a list, with a bullet or number written into each, as a list. */
export function withWordLists(nodes: ElementContent[]): ElementContent[] {
  if (!nodes.some(isEntry)) return nodes;
  const out: ElementContent[] = [];
  let open: { list: Element; level: number }[] = [];
  for (const node of nodes) {
    if (!isEntry(node)) {
      const between = node.type === 'comment' || (node.type === 'text' && node.value.trim() === '');
      if (!between) open = [];
      out.push(node);
      continue;
    }
    const bullet = bulletOf(node);
    const level = Number(/mso-list:[^;]*level(\d)/i.exec(attribute(node, 'style') ?? '')?.[1] ?? 1);
    const { lang, dir } = node.properties;
    const children = bullet ? without(node.children, bullet) : node.children;
    const item = elementOf('li', { ...(lang && { lang }), ...(dir && { dir }) }, children);
    while (open.length > 0 && open.at(-1)!.level > level) open.pop();
    if (open.at(-1)?.level === level) {
      open.at(-1)!.list.children.push(item);
      continue;
    }
    const numbered = bullet !== null && /[\p{N}a-z]\s*[.)-]/iu.test(textOnOneLine(bullet));
    const list = elementOf(numbered ? 'ol' : 'ul', {}, [item]);
    const above = open.at(-1)?.list.children.at(-1);
    if (above?.type === 'element') above.children.push(list);
    else out.push(list);
    open.push({ list, level });
  }
  return out;
}

const isEntry = (node: ElementContent): node is Element =>
  node.type === 'element' &&
  node.tagName === 'p' &&
  (hasClass(node, /^MsoListParagraph/) || /mso-list:\s*l\d/i.test(attribute(node, 'style') ?? '')) &&
  bulletOf(node) !== null;

/** The element that holds the bullet and the gap after it. */
function bulletOf(entry: Element): Element | null {
  const first = entry.children.find(
    (child) => child.type === 'element' || (child.type === 'text' && child.value.trim()),
  );
  if (first?.type !== 'element' || first.tagName !== 'span') return null;
  if (bulletStyle.test(attribute(first, 'style') ?? '')) return first;
  return bulletOf(first);
}

const without = (nodes: ElementContent[], gone: Element): ElementContent[] =>
  nodes.flatMap((node): ElementContent[] =>
    node === gone ? [] : node.type === 'element' ? [{ ...node, children: without(node.children, gone) }] : [node],
  );
