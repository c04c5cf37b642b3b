import { useState } from 'react';
import type { Story } from '#contract/story.ts';

/**
 * Holds the list as it is being read: what came since waits until it is asked for; what is gone leaves at once, and what
 * was changed shows its new words.
 */
export function useHeldStories(stories: readonly Story[]) {
  const [known, setKnown] = useState(() => new Set(stories.map(({ id }) => id)));
  const arrivals = stories.filter(({ id }) => !known.has(id));
  // The first answer, and a list that was empty, have nothing that could be moved.
  const nothingRead = stories.length > 0 && arrivals.length === stories.length;
  if (nothingRead) setKnown(new Set(stories.map(({ id }) => id)));
  return {
    shown: nothingRead ? stories : stories.filter(({ id }) => known.has(id)),
    arrivals: nothingRead ? 0 : arrivals.length,
    show: () => setKnown(new Set(stories.map(({ id }) => id))),
  };
}
