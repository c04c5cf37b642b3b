import type { Query, QueryClient } from '@tanstack/react-query';
import { isLanguage } from '#contract/language.ts';
import { withdraw } from '../live/apply-event.ts';
import { kindOf } from '../wire/keys.ts';
import { WireError } from '../wire/wire-error.ts';
import { removeSaved } from './saved-stories.ts';

/**
 * Removes a withdrawn story from the saved ones as soon as the stream or a response says that it is withdrawn; what a response refuses is
 * removed from every stored answer, as the stream does. Returns a function that stops.
 */
export function removeWithdrawn(queryClient: QueryClient): () => void {
  const queries = queryClient.getQueryCache();
  // The stream may have said it before.
  for (const query of queries.getAll()) removeIfWithdrawn(queryClient, query);
  return queries.subscribe(({ type, query }) => {
    if (type === 'updated') removeIfWithdrawn(queryClient, query);
  });
}

function removeIfWithdrawn(
  queryClient: QueryClient,
  { queryKey, state: { data, error } }: Pick<Query, 'queryKey' | 'state'>,
): void {
  const [kind, language, id] = [kindOf(queryKey), queryKey[1], queryKey[2]];
  if (typeof id !== 'string' || !isLanguage(language)) return;
  const announced = kind === 'article-withdrawn' && data !== undefined;
  const refused = kind === 'article' && error instanceof WireError && error.kind === 'withdrawn' ? error : null;
  if (announced || refused) removeSaved(id);
  if (refused) withdraw({ queryClient, language }, id, refused.problem?.detail, refused.problem?.withdrawnAt);
}
