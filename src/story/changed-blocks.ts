import type { Article } from '#contract/story.ts';
import type { Block } from '#contract/text.ts';

/** The blocks that stand in the text: a first picture that is the story's own is shown above it. */
export function blocksInText({ body, picture }: Pick<Article, 'body' | 'picture'>): Block[] {
  return body.filter((block, index) => index > 0 || block.type !== 'picture' || block.picture.src !== picture?.src);
}

/** Places of the blocks that were not there before, moved ones aside: what an editor wants to see first. */
export function changedBlocks(before: readonly Block[], after: readonly Block[]): number[] {
  const left = new Map<string, number>();
  for (const block of before) {
    const text = JSON.stringify(block);
    left.set(text, (left.get(text) ?? 0) + 1);
  }
  return after.flatMap((block, index) => {
    const text = JSON.stringify(block);
    const count = left.get(text) ?? 0;
    if (count === 0) return [index];
    left.set(text, count - 1);
    return [];
  });
}
