import type { QueryClient } from '@tanstack/react-query';

/** Storage that never answers is no storage. */
const patience = 5000;

const coming = new WeakMap<QueryClient, Promise<unknown>>();

/** Says that what the device has kept is on its way into a query client. */
export function restoring(queryClient: QueryClient, work: Promise<unknown>): void {
  // Nothing kept, or no storage: what matters is that nothing more comes.
  coming.set(
    queryClient,
    Promise.race([work.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, patience))]),
  );
}

/** Settles once everything that the device has kept is in the query client. */
export function restored(queryClient: QueryClient): Promise<unknown> {
  return coming.get(queryClient) ?? Promise.resolve();
}
