import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import { kindKey, type QueryKind } from '../wire/keys.ts';
import { withoutStory } from './without-story.ts';

/** Removes a story from the cached answers of the given kinds. */
export function removeFrom(
  { queryClient, language }: { queryClient: QueryClient; language: Language },
  id: string,
  kinds: readonly QueryKind[],
): void {
  for (const kind of kinds)
    queryClient.setQueriesData<unknown>({ queryKey: kindKey(kind, language) }, (data: unknown) =>
      withoutStory(data, id),
    );
}
