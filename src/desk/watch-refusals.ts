import type { QueryClient } from '@tanstack/react-query';
import { WireError } from '../wire/wire-error.ts';

const isRefusal = (error: unknown) => error instanceof WireError && error.kind === 'unauthorized';

/** Calls for every answer that says that nobody is signed in (any more), until the returned function is called. */
export function watchRefusals(queryClient: QueryClient, refused: () => void): () => void {
  const ends = [
    queryClient.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error' && isRefusal(event.action.error)) refused();
    }),
    queryClient.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error' && isRefusal(event.action.error)) refused();
    }),
  ];
  return () => ends.forEach((end) => end());
}
