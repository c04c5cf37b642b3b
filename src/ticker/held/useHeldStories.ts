import { useState } from 'react';
import type { Story } from '#contract/story.ts';

/**
 * The list as the reader has it: new stories are held back until `show`; removed ones leave at once, and changed ones show their new
 * text.
 */
export function useHeldStories(stories: readonly Story[]) {
  const [known, setKnown] = useState(() => new Set(stories.map(({ id }) => id)));
  const arrivals = stories.filter(({ id }) => !known.has(id));
  // Before the first answer, or in an empty list, nothing is being read.
  const nothingRead = stories.length > 0 && arrivals.length === stories.length;
  if (nothingRead) setKnown(new Set(stories.map(({ id }) => id)));
  return {
    shown: nothingRead ? stories : stories.filter(({ id }) => known.has(id)),
    arrivals: nothingRead ? 0 : arrivals.length,
    show: () => setKnown(new Set(stories.map(({ id }) => id))),
  };
}
