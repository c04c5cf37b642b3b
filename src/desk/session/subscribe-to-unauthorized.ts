import { type QueryClient } from '@tanstack/react-query';
import { WireError } from '../../wire/wire-error.ts';

/** Calls `listener` for every answer of any query or mutation that says that nobody is signed in. Returns the unsubscriber. */
export function subscribeToUnauthorized(queryClient: QueryClient, listener: () => void): () => void {
  const onEvent = (event: { type: string; action?: { type: string; error?: unknown } }) => {
    const error = event.type === 'updated' && event.action?.type === 'error' ? event.action.error : null;
    if (error instanceof WireError && error.kind === 'unauthorized') listener();
  };
  const unsubscribers = [
    queryClient.getQueryCache().subscribe(onEvent),
    queryClient.getMutationCache().subscribe(onEvent),
  ];
  return () => unsubscribers.forEach((unsubscribe) => unsubscribe());
}
