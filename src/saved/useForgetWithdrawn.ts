import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { kindOf } from '../wire/keys.ts';
import { WireError } from '../wire/wire-error.ts';
import { removeSaved } from './saved-stories.ts';

/** A withdrawn story leaves what was saved the moment that this tab hears of it, by the stream or by opening it. */
export function useRemoveWithdrawn(): void {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      queryClient.getQueryCache().subscribe((change) => {
        if (change.type !== 'updated') return;
        const { queryKey } = change.query;
        const [kind, id] = [kindOf(queryKey), queryKey[2]];
        const told = kind === 'article-withdrawn' && change.action.type === 'success';
        const { error } = change.query.state;
        const refused = kind === 'article' && error instanceof WireError && error.kind === 'withdrawn';
        if ((told || refused) && typeof id === 'string') removeSaved(id);
      }),
    [queryClient],
  );
}
