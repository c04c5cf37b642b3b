import type { Block, Inline, Picture } from '#contract/text.ts';
import type { PreparedStory } from '../store/database/prepared.ts';

/** A piece of text that is read in one go, and where it stands. `block` counts the body's blocks from 0. */
export type TextPart = {
  part: 'headline' | 'kicker' | 'ticker' | 'deck' | 'dateline' | 'byline' | 'correction' | 'caption' | 'body';
  block: number | null;
  text: string;
};

export function inlineText(content: Inline[]): string {
  return content
    .map((inline) => {
      if (inline.type === 'text') return inline.text;
      return inline.type === 'break' ? '\n' : inlineText(inline.children);
    })
    .join('');
}

/** The paragraphs, list points and cells of a block, in reading order. */
export function blockTexts(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [inlineText(block.content)];
    case 'quote':
      return [...block.blocks.flatMap(blockTexts), ...(block.cite ? [inlineText(block.cite)] : [])];
    case 'list':
      return block.items.flatMap((item) => [inlineText(item.content), ...item.children.flatMap(blockTexts)]);
    case 'picture':
      return [block.picture.caption ?? ''];
    case 'table':
      return [block.caption ?? '', ...[...block.head, ...block.rows].flat().map((cell) => inlineText(cell.content))];
    case 'embed':
      return [block.title ?? ''];
    case 'see-also':
      return [block.title ?? '', ...block.links.map((link) => link.text)];
    case 'separator':
      return [];
  }
}

export function textParts(story: PreparedStory): TextPart[] {
  const parts: TextPart[] = [
    { part: 'headline', block: null, text: story.headline },
    { part: 'kicker', block: null, text: story.kicker ?? '' },
    { part: 'ticker', block: null, text: story.tickerLine ?? '' },
    { part: 'deck', block: null, text: story.deck ?? '' },
    { part: 'dateline', block: null, text: story.dateline ?? '' },
    { part: 'byline', block: null, text: story.byline ?? '' },
    { part: 'correction', block: null, text: story.correction ?? '' },
    { part: 'caption', block: null, text: story.picture?.caption ?? '' },
    ...story.body.flatMap((block, index) =>
      blockTexts(block).map((text): TextPart => ({ part: 'body', block: index, text })),
    ),
  ];
  return parts.filter(({ text }) => text !== '');
}

/** Every picture with the block it stands in; null for the one above the text. */
export function picturesOf(story: PreparedStory): { picture: Picture; block: number | null }[] {
  const within = (block: Block): Picture[] => {
    if (block.type === 'picture') return [block.picture];
    if (block.type === 'quote') return block.blocks.flatMap(within);
    if (block.type === 'list') return block.items.flatMap((item) => item.children.flatMap(within));
    return [];
  };
  return [
    ...(story.picture ? [{ picture: story.picture, block: null }] : []),
    ...story.body.flatMap((block, index) => within(block).map((picture) => ({ picture, block: index }))),
  ];
}
