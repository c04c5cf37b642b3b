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
  for (const query of kinds.flatMap((kind) =>
    queryClient.getQueryCache().findAll({ queryKey: kindKey(kind, language) }),
  )) {
    const { data, dataUpdatedAt, isInvalidated } = query.state;
    const without = withoutStory(data, id);
    if (without === data) continue;
    // The answer is no newer for that, and no less in doubt.
    queryClient.setQueryData(query.queryKey, without, { updatedAt: dataUpdatedAt });
    if (isInvalidated) query.invalidate();
  }
}
