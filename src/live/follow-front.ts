import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import { mostRemaining } from '#contract/limits.ts';
import type { FrontAnswer } from '#contract/story.ts';
import { frontKey, nextFrontKey } from '../wire/keys.ts';
import type { Wire } from '../wire/wire.ts';
import { removeFrom } from './remove-from.ts';

type Place = { queryClient: QueryClient; wire: Wire; language: Language };

/**
 * A front that is on the screen is not replaced under the reader: the new one waits beside it, unless it reads the same. Resolves to it;
 * to null where no front is open. `event`: of the stream, where one said that the front has changed.
 */
export async function offerFront({ queryClient, wire, language }: Place, event?: number): Promise<FrontAnswer | null> {
  const key = frontKey(language);
  await queryClient.invalidateQueries({ queryKey: key, refetchType: 'none' });
  if (!queryClient.getQueryCache().find({ queryKey: key })?.isActive()) return null;
  const next = await wire.front(language, undefined, event).catch(() => null);
  const open = queryClient.getQueryData<FrontAnswer>(key);
  if (!next || !open) return null;
  if (next.position > open.position && reads(next) === reads(open))
    queryClient.setQueryData<FrontAnswer>(key, { ...open, position: next.position });
  else
    queryClient.setQueryData<FrontAnswer>(nextFrontKey(language), (waiting) =>
      // Answers may overtake each other.
      waiting && waiting.position > next.position ? waiting : next,
    );
  return next;
}

/** Offers the front after events that were missed, and removes from the open one what it may not show any more. */
export async function catchUpFront(place: Place, event?: number): Promise<void> {
  const next = await offerFront(place, event);
  const open = place.queryClient.getQueryData<FrontAnswer>(frontKey(place.language));
  if (!next || !open) return;
  const there = storyIdsOf(next);
  const asked = [...storyIdsOf(open)].filter((id) => !there.has(id)).slice(0, mostRemaining);
  if (asked.length === 0) return;
  const answer = await place.wire.remaining(place.language, asked, event).catch(() => null);
  if (!answer) return;
  const remaining = new Set(answer.ids);
  for (const id of asked) if (!remaining.has(id)) removeFrom(place, id, ['front', 'stories', 'search']);
}

/** What a reader sees of a front. That a story stops being breaking needs no new one. */
function reads(front: FrontAnswer): string {
  return JSON.stringify(front, (name, value: unknown) =>
    name === 'position' || name === 'breakingUntil' ? undefined : value,
  );
}

function storyIdsOf({ lead, tied, secondary, picture, opinion, latest, sections }: FrontAnswer): Set<string> {
  const stories = [lead, picture, tied, secondary, opinion, latest, sections.map((section) => section.stories)].flat(2);
  return new Set(stories.flatMap((story) => story?.id ?? []));
}
