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
