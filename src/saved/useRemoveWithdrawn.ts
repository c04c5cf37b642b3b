import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { kindOf } from '../wire/keys.ts';
import { WireError } from '../wire/wire-error.ts';
import { removeSaved } from './saved-stories.ts';

/** Removes a withdrawn story from the saved ones as soon as the stream or a response says that it is withdrawn. */
export function useRemoveWithdrawn(): void {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      queryClient.getQueryCache().subscribe((change) => {
        if (change.type !== 'updated') return;
        const { queryKey } = change.query;
        const [kind, id] = [kindOf(queryKey), queryKey[2]];
        const announced = kind === 'article-withdrawn' && change.action.type === 'success';
        const { error } = change.query.state;
        const refused = kind === 'article' && error instanceof WireError && error.kind === 'withdrawn';
        if ((announced || refused) && typeof id === 'string') removeSaved(id);
      }),
    [queryClient],
  );
}
