import type { QueryClient, QueryKey, UseQueryOptions } from '@tanstack/react-query';

/** How long a page may keep the last one standing while its data comes; then it shows itself, waiting. */
const grace = 200;

type Options<T, K extends QueryKey> = UseQueryOptions<T, Error, T, K> & { queryKey: K };

/**
 * What a loader does for the data its page is about. On the server it waits for it. In the browser it gives the data a
 * moment, so that fast answers show no skeleton, then lets the page open: the query goes on, and the page shows its
 * data, its error or its waiting by itself. What is there already is taken, stale or not, so that back is instant.
 */
export async function loadOrOpen<T, K extends QueryKey>(
  client: QueryClient,
  options: Options<T, K>,
  /** Whether the page has something to show already: then it opens at once. */
  { known = false }: { known?: boolean } = {},
): Promise<T | undefined> {
  // The options of a query are those of a fetch, but for what only an observer reads.
  const data = client.ensureQueryData(options as Parameters<typeof client.ensureQueryData<T, Error, T, K>>[0]);
  return race(data, known ? 0 : grace);
}

/** Waits on the server; in the browser for a moment only. */
export async function race<T>(data: Promise<T>, patience = grace): Promise<T | undefined> {
  if (typeof document === 'undefined') return data;
  // Once the page is open its query tells of the failure; here it has been left behind.
  data.catch(() => undefined);
  return Promise.race([data, new Promise<undefined>((resolve) => setTimeout(resolve, patience))]);
}
