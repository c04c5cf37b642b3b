import type { QueryClient, QueryKey, UseQueryOptions } from '@tanstack/react-query';

/** How long, in ms, a navigation waits for data before the new page opens with a skeleton. */
const grace = 200;

type Options<T, K extends QueryKey> = UseQueryOptions<T, Error, T, K> & { queryKey: K };

/**
 * Loads the data a page is about. The server waits for it. The browser waits only briefly, so that fast answers show no skeleton, then
 * opens the page, whose own query shows the data, the error or the skeleton. Cached data is used even when stale, so that back is instant.
 */
export async function loadOrOpen<T, K extends QueryKey>(
  client: QueryClient,
  options: Options<T, K>,
  /** Whether the page has placeholder data: then it opens at once. */
  { hasPlaceholder = false }: { hasPlaceholder?: boolean } = {},
): Promise<T | undefined> {
  // Query options are fetch options plus what only observers read.
  const fetchOptions = options as Parameters<typeof client.ensureQueryData<T, Error, T, K>>[0];
  const { queryKey } = options;
  // What an earlier visit has stored may be days old: the network gets the same moment to answer before it is shown.
  const data = isOfEarlierVisit(client, queryKey)
    ? client.fetchQuery(fetchOptions).catch(() => client.getQueryData<T>(queryKey)!)
    : client.ensureQueryData(fetchOptions);
  return waitBriefly(data, hasPlaceholder ? 0 : grace);
}

function isOfEarlierVisit(client: QueryClient, key: QueryKey): boolean {
  return (
    typeof document !== 'undefined' && (client.getQueryState(key)?.dataUpdatedAt || Infinity) < performance.timeOrigin
  );
}

/** On the server waits for the data; in the browser for `wait` ms at most, then resolves to undefined. */
export async function waitBriefly<T>(data: Promise<T>, wait = grace): Promise<T | undefined> {
  if (typeof document === 'undefined') return data;
  // Once the page is open, its own query reports the failure.
  data.catch(() => undefined);
  return Promise.race([data, new Promise<undefined>((resolve) => setTimeout(resolve, wait))]);
}
