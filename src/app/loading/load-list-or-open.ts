import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { waitBriefly } from './load-or-open.ts';

/** `loadOrOpen` for an infinite query. */
export async function loadListOrOpen<Answer>(
  client: QueryClient,
  // The full option types relate key, page and cursor, which does not matter here.
  options: { queryKey: readonly unknown[] },
): Promise<InfiniteData<Answer> | undefined> {
  type Options = Parameters<typeof client.ensureInfiniteQueryData>[0];
  return waitBriefly(client.ensureInfiniteQueryData(options as Options) as Promise<InfiniteData<Answer>>);
}
