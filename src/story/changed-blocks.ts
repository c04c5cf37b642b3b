import type { Block } from '#contract/text.ts';

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
