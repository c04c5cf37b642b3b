import type { Query, QueryClient } from '@tanstack/react-query';
import { kindOf } from '../wire/keys.ts';
import { WireError } from '../wire/wire-error.ts';
import { removeSaved } from './saved-stories.ts';

/** Removes a withdrawn story from the saved ones as soon as the stream or a response says that it is withdrawn. Returns a function that stops. */
export function removeWithdrawn(queryClient: QueryClient): () => void {
  const queries = queryClient.getQueryCache();
  // The stream may have said it before.
  for (const query of queries.getAll()) removeIfWithdrawn(query);
  return queries.subscribe(({ type, query }) => {
    if (type === 'updated') removeIfWithdrawn(query);
  });
}

function removeIfWithdrawn({ queryKey, state: { data, error } }: Pick<Query, 'queryKey' | 'state'>): void {
  const [kind, id] = [kindOf(queryKey), queryKey[2]];
  const announced = kind === 'article-withdrawn' && data !== undefined;
  const refused = kind === 'article' && error instanceof WireError && error.kind === 'withdrawn';
  if ((announced || refused) && typeof id === 'string') removeSaved(id);
}
