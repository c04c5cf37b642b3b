import type { Story } from '#contract/story.ts';

/** Lines of the ticker at most; the server sends no more. */
export const tickerLength = 20;

export function isBreaking(story: Story, now: number): boolean {
  return story.breakingUntil !== null && Date.parse(story.breakingUntil) > now;
}

/** The order of the ticker: breaking first, then pinned ones, then newest first; the id decides between equals, as the server does. */
export function inTickerOrder(
  stories: Story[],
  breaking: (story: Story) => boolean,
  pinned: readonly string[] = [],
): Story[] {
  // Counted from the end: 0 for what is not pinned.
  const pin = ({ id }: Story) => pinned.toReversed().indexOf(id) + 1;
  return [...stories]
    .sort(
      (a, b) =>
        Number(breaking(b)) - Number(breaking(a)) ||
        (breaking(a) ? 0 : pin(b) - pin(a)) ||
        Date.parse(b.published) - Date.parse(a.published) ||
        (a.id < b.id ? 1 : -1),
    )
    .slice(0, tickerLength);
}
