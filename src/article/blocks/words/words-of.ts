import type { Block } from '#contract/text.ts';
import { inlineText, listText } from '#words/inline-text.ts';

/** The words of paragraphs and lists, for their direction. */
export const wordsOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) =>
      'content' in block ? inlineText(block.content) : block.type === 'list' ? listText(block.items) : '',
    )
    .join(' ');
