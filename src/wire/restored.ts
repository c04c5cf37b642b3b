import type { QueryClient } from '@tanstack/react-query';

/** Ms; storage that has not answered by then counts as missing. */
const patience = 5000;

const pending = new WeakMap<QueryClient, Promise<unknown>>();

/** Registers that persisted answers are being restored into a query client. */
export function restoring(queryClient: QueryClient, work: Promise<unknown>): void {
  // A failure settles it too: nothing more will be restored.
  pending.set(
    queryClient,
    Promise.race([work.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, patience))]),
  );
}

/** Settles once every persisted answer is in the query client. */
export function restored(queryClient: QueryClient): Promise<unknown> {
  return pending.get(queryClient) ?? Promise.resolve();
}
