/**
 * Does to a page what a browser's translation does: replaces each text node by two nested `<font>` elements with the translated text, which
 * detaches React's text nodes from the document. Returns how many were replaced.
 */
export function translatePage(root: Element): number {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  const open = found.filter(
    (node) => node.data.trim() !== '' && !node.parentElement!.closest('font, script, style, [translate="no"]'),
  );
  for (const node of open) {
    const inner = document.createElement('font');
    inner.textContent = `⟦${node.data}⟧`;
    const outer = document.createElement('font');
    outer.append(inner);
    node.replaceWith(outer);
  }
  return open.length;
}
