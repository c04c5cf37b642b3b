import { useState } from 'react';
import type { DeskFront } from '#contract/curation.ts';
import type { Absence } from '#contract/front-places.ts';
import type { PublishedItem } from '#contract/hold.ts';
import type { Story } from '#contract/story.ts';

export type KnownStory = { id: string; headline: string; story: Story | null; absent: Absence | null };

/** What is known of every story that the draft names: from the server, or, until it is saved, from the search. */
export function useKnownStories(front: DeskFront) {
  const [found, setFound] = useState<ReadonlyMap<string, string>>(new Map());
  const known = new Map<string, KnownStory>();
  for (const [id, headline] of found) known.set(id, { id, headline, story: null, absent: null });
  for (const { stories } of front.shown)
    for (const { story } of stories)
      known.set(story.id, { id: story.id, headline: story.headline, story, absent: null });
  for (const one of front.stories) known.set(one.id, one);
  const absent = (id: string) => known.get(id)?.absent ?? null;
  return {
    of: (id: string): KnownStory => known.get(id) ?? { id, headline: id, story: null, absent: null },
    /** Readers do not see it in its place. */
    isAbsent: (id: string) => absent(id) !== null,
    /** Readers would not see it if it were not hidden either. */
    isGone: (id: string) => ![null, 'hidden'].includes(absent(id)),
    add: ({ id, headline }: PublishedItem) => setFound((before) => new Map(before).set(id, headline)),
  };
}

export type KnownStories = ReturnType<typeof useKnownStories>;
