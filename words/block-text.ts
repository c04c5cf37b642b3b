import type { Block, Inline } from '#contract/text.ts';
import { inlineText } from './inline-text.ts';

type Options = {
  lineBreak: string;
  /** Whether the cells of a table row are one text. */
  joinRows: boolean;
  /** Whether the headlines of other stories count. */
  seeAlso: boolean;
};

function texts(block: Block, options: Options): string[] {
  const { lineBreak, joinRows, seeAlso } = options;
  const of = (content: readonly Inline[]) => inlineText(content, lineBreak);
  const inside = (blocks: readonly Block[]) => blocks.flatMap((each) => texts(each, options));
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [of(block.content)];
    case 'quote':
      return [...inside(block.blocks), ...(block.cite ? [of(block.cite)] : [])];
    case 'list':
      return block.items.flatMap((item) => [of(item.content), ...inside(item.children)]);
    case 'picture':
      return [block.picture.caption ?? ''];
    case 'table': {
      const rows = [...block.head, ...block.rows].map((row) => row.map((cell) => of(cell.content)));
      return [block.caption ?? '', ...rows.flatMap((row) => (joinRows ? [row.join(' ')] : row))];
    }
    case 'embed':
      return [block.title ?? ''];
    case 'gallery':
      return [block.title ?? '', block.caption ?? '', ...block.pictures.map((picture) => picture.caption ?? '')];
    case 'film':
    case 'sound':
      return [block.title ?? '', block.caption ?? '', ...block.transcript];
    case 'player':
      return [block.title ?? '', block.caption ?? ''];
    case 'fact-box':
    case 'warning':
      return [block.title ?? '', ...inside(block.blocks)];
    case 'pull-quote':
      return [...inside(block.blocks), ...(block.cite ? [of(block.cite)] : [])];
    case 'poem': {
      const lines = block.stanzas.flat().map((verse) => verse.map(of));
      return [
        block.title ?? '',
        ...lines.flatMap((halves) => (joinRows ? [halves.join(' ')] : halves)),
        ...(block.cite ? [of(block.cite)] : []),
      ];
    }
    case 'post': {
      const { author, handle, date } = block;
      return [...inside(block.blocks), [author, handle, date].filter(Boolean).join(' ')];
    }
    case 'footnotes':
      return [block.title ?? '', ...block.notes.flatMap((note) => inside(note.blocks))];
    case 'details':
      return [of(block.summary), ...inside(block.blocks)];
    case 'author-box':
      return [block.name ?? '', ...inside(block.blocks)];
    case 'live-post':
      return [block.time ?? '', block.title ?? '', ...inside(block.blocks)];
    case 'attachment':
      return [block.title];
    case 'see-also':
      return seeAlso ? [block.title ?? '', ...block.links.map((link) => link.text)] : [];
    case 'separator':
      return [];
  }
}

/** Everything a block says, in reading order: one text per paragraph, list item, table cell and link. */
export function blockTexts(block: Block): string[] {
  return texts(block, { lineBreak: '\n', joinRows: false, seeAlso: true });
}

/**
 * The words of a body, one line per paragraph, list item and table row: for search, excerpts and descriptions. Without the
 * headlines of other stories: finding this one by them would mislead.
 */
export function plainText(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => texts(block, { lineBreak: ' ', joinRows: true, seeAlso: false }))
    .filter(Boolean)
    .join('\n');
}
