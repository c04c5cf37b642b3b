import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { race } from './load-or-open.ts';

/** As `arrive`, for a list that goes on. */
export async function loadListOrOpen<Answer>(
  client: QueryClient,
  // The options' own types tie key, page and cursor together; here only what comes out matters.
  options: { queryKey: readonly unknown[] },
): Promise<InfiniteData<Answer> | undefined> {
  type Options = Parameters<typeof client.ensureInfiniteQueryData>[0];
  return race(client.ensureInfiniteQueryData(options as Options) as Promise<InfiniteData<Answer>>);
}
