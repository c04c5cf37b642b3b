import type { Story } from '#contract/story.ts';
import { useNow } from '../language/NowContext.tsx';

/** Whether a story counts as breaking at this minute; before hydration, as the server saw it. */
export function useBreaking({ breakingUntil }: Pick<Story, 'breakingUntil'>): boolean {
  const now = useNow();
  return breakingUntil !== null && (now === null || now < Date.parse(breakingUntil));
}
