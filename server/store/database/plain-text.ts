import type { Block, Inline, TableCell } from '#contract/text.ts';

/** The text of a body without structure, one line per block: for search, excerpts and descriptions. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockText).filter(Boolean).join('\n');
}

export function inlineText(content: readonly Inline[]): string {
  return content
    .map((part) => (part.type === 'text' ? part.text : part.type === 'break' ? ' ' : inlineText(part.children)))
    .join('');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.content);
    case 'quote':
      return lines(plainText(block.blocks), block.cite && inlineText(block.cite));
    case 'list':
      return lines(...block.items.map((item) => lines(inlineText(item.content), plainText(item.children))));
    case 'picture':
      return block.picture.caption ?? '';
    case 'table':
      return lines(block.caption, ...[...block.head, ...block.rows].map(rowText));
    case 'embed':
      return block.title ?? '';
    // Headlines of other stories: a search for them must not find this one.
    case 'see-also':
    case 'separator':
      return '';
  }
}

const rowText = (row: readonly TableCell[]) => row.map((cell) => inlineText(cell.content)).join(' ');
const lines = (...parts: (string | null)[]) => parts.filter(Boolean).join('\n');
