import type { Article } from '#contract/story.ts';
import type { Block } from '#contract/text.ts';

type Shown = Pick<Article, 'body' | 'picture'>;

/** A film or gallery that opens the article in place of its picture, unless the editor chose another one. */
export function leadBlock({ body: [first], picture }: Shown): Block | null {
  if (first?.type !== 'film' && first?.type !== 'gallery') return null;
  const own = first.type === 'film' ? first.poster : first.pictures[0];
  return !picture || own?.src === picture.src ? first : null;
}

/** The blocks that are rendered in the text: all but what is shown above it, the lead or a first picture that is the main one. */
export function blocksInText({ body, picture }: Shown): Block[] {
  const lead = leadBlock({ body, picture });
  return body.filter(
    (block, index) => index > 0 || (block !== lead && (block.type !== 'picture' || block.picture.src !== picture?.src)),
  );
}

/** Indexes in `after` of the blocks that `before` does not contain. A block that only moved has not changed. */
export function changedBlocks(before: readonly Block[], after: readonly Block[]): number[] {
  const unmatched = new Map<string, number>();
  for (const block of before) {
    const text = JSON.stringify(block);
    unmatched.set(text, (unmatched.get(text) ?? 0) + 1);
  }
  return after.flatMap((block, index) => {
    const text = JSON.stringify(block);
    const count = unmatched.get(text) ?? 0;
    if (count === 0) return [index];
    unmatched.set(text, count - 1);
    return [];
  });
}
