import { QueryClient } from '@tanstack/react-query';
import { publicKinds } from './keys.ts';
import { isRetryable, WireError } from './wire-error.ts';

export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 30 * 60_000,
        // One retry, unless we already send too many requests; the second failure is shown.
        retry: (failures, error) =>
          failures < 1 && isRetryable(error) && !(error instanceof WireError && error.status === 429),
        retryDelay: 800,
        networkMode: 'always',
        refetchOnReconnect: true,
      },
    },
  });
  // Persisted (persistence.ts): what left the memory would leave the storage. Their number is bounded by src/offline/bound-stored.ts.
  for (const kind of publicKinds) client.setQueryDefaults([kind], { gcTime: Infinity });
  return client;
}
