import type { Story } from '#contract/story.ts';
import { useNow } from '../language/NowContext.tsx';

/** Whether a story is breaking now; until hydration, whether it was when the server rendered it. */
export function useBreaking({ breakingUntil }: Pick<Story, 'breakingUntil'>): boolean {
  const now = useNow();
  return breakingUntil !== null && (now === null || now < Date.parse(breakingUntil));
}
