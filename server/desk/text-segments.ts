import { blockTexts } from '#words/block-text.ts';
import type { Block, Picture } from '#contract/text.ts';
import type { PreparedStory } from '../store/database/prepared.ts';

/** One text of a story and its place. `block` is the index of its block in the body; null outside the body. */
export type TextPart = {
  part: 'headline' | 'kicker' | 'ticker' | 'deck' | 'dateline' | 'byline' | 'correction' | 'caption' | 'body';
  block: number | null;
  text: string;
};

/** All non-empty texts of a story, in the order of the page. */
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

/** Every picture with the index of its block; null for the lead picture. */
export function picturesOf(story: PreparedStory): { picture: Picture; block: number | null }[] {
  const within = (block: Block): Picture[] => {
    switch (block.type) {
      case 'picture':
        return [block.picture];
      case 'gallery':
        return block.pictures;
      case 'film':
        return block.poster ? [block.poster] : [];
      case 'author-box':
        return [...(block.portrait ? [block.portrait] : []), ...block.blocks.flatMap(within)];
      case 'quote':
      case 'pull-quote':
      case 'fact-box':
      case 'warning':
      case 'details':
      case 'live-post':
      case 'post':
        return block.blocks.flatMap(within);
      case 'footnotes':
        return block.notes.flatMap((note) => note.blocks.flatMap(within));
      case 'list':
        return block.items.flatMap((item) => item.children.flatMap(within));
      case 'paragraph':
      case 'heading':
      case 'table':
      case 'embed':
      case 'see-also':
      case 'sound':
      case 'player':
      case 'poem':
      case 'attachment':
      case 'separator':
        return [];
    }
  };
  return [
    ...(story.picture ? [{ picture: story.picture, block: null }] : []),
    ...story.body.flatMap((block, index) => within(block).map((picture) => ({ picture, block: index }))),
  ];
}
