import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Story } from '#contract/story.ts';
import { wasPublished } from '../../live/missed-events.ts';

type Known = { ids: ReadonlySet<string>; newest: string };

const nothing: Known = { ids: new Set(), newest: '' };

const knowing = (stories: readonly Story[], before = nothing): Known => ({
  ids: new Set([...before.ids, ...stories.map(({ id }) => id)]),
  newest: stories.reduce((newest, { published }) => (published > newest ? published : newest), before.newest),
});

/**
 * The list as the reader has it: new stories are held back until `show`; removed ones leave at once, and changed ones show their new
 * text. An older one that an editor has pinned, or that moves up into a gap, is held back too, but is no news.
 */
export function useHeldStories(stories: readonly Story[]) {
  const queryClient = useQueryClient();
  const [known, setKnown] = useState(() => knowing(stories));
  const held = stories.filter(({ id }) => !known.ids.has(id));
  // Before the first answer, or in an empty list, nothing is being read.
  const nothingRead = stories.length > 0 && held.length === stories.length;
  if (nothingRead) setKnown(knowing(stories, known));
  const arrivals = held.filter((story) => story.published > known.newest || wasPublished(queryClient, story));
  return {
    shown: nothingRead ? stories : stories.filter(({ id }) => known.ids.has(id)),
    arrivals: nothingRead ? 0 : arrivals.length,
    show: () => setKnown(knowing(stories, known)),
  };
}
