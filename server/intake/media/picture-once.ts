import type { Block, Picture } from '#contract/text.ts';

/** Index of the last block at which the first picture can be a repetition of the lead. */
const nearTop = 3;

const hashOf = (picture: Picture) => /([0-9a-f]{32})/.exec(picture.src)?.[1] ?? picture.src;

/**
 * The lead picture and a body that does not show it again as its first picture: some systems send both. The words beside the one
 * in the text are the article's own, so they go to the lead.
 */
export function pictureOnce(picture: Picture | null, blocks: Block[]): { picture: Picture | null; blocks: Block[] } {
  const at = blocks.findIndex((block) => block.type === 'picture');
  const double = blocks[at];
  // A body of nothing but the picture stays as it is.
  if (
    !picture ||
    blocks.length === 1 ||
    at > nearTop ||
    double?.type !== 'picture' ||
    hashOf(double.picture) !== hashOf(picture)
  )
    return { picture, blocks };
  const { caption, credit, alt } = double.picture;
  const words = { caption: caption ?? picture.caption, credit: credit ?? picture.credit, alt: alt || picture.alt };
  return { picture: { ...picture, ...words }, blocks: blocks.toSpliced(at, 1) };
}
