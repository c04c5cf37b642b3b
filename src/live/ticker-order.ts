import type { Story } from '#contract/story.ts';

/** Lines of the ticker at most; the server sends no more. */
export const tickerLength = 20;

export function isBreaking(story: Story, now: number): boolean {
  return story.breakingUntil !== null && Date.parse(story.breakingUntil) > now;
}

/** The order of the ticker: breaking first, then newest first; the id decides between equals, as the server does. */
export function inTickerOrder(stories: Story[], breaking: (story: Story) => boolean): Story[] {
  return [...stories]
    .sort(
      (a, b) =>
        Number(breaking(b)) - Number(breaking(a)) ||
        Date.parse(b.published) - Date.parse(a.published) ||
        (a.id < b.id ? 1 : -1),
    )
    .slice(0, tickerLength);
}
