import type { Query, QueryClient } from '@tanstack/react-query';
import { persistQueryClientRestore, persistQueryClientSubscribe } from '@tanstack/react-query-persist-client';
import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister';
import { keyValueStore } from './key-value-store.ts';
import { kindOf, type QueryKind } from './keys.ts';

/** Raised whenever the shape of a public answer changes: what was kept before is then thrown away. */
const version = '1';
const day = 24 * 3_600_000;

/** Only what any reader may see is kept on the device: no desk, no preview, no search. */
const publicKinds = new Set<QueryKind>(['front', 'ticker', 'article', 'stories']);

export function isPersistable({ queryKey, state }: Pick<Query, 'queryKey' | 'state'>): boolean {
  return publicKinds.has(kindOf(queryKey)) && state.status === 'success';
}

/**
 * Keeps public answers on the device, so that the next visit opens with them. A withdrawn story leaves the query client
 * (see apply-event.ts) and with that what is kept. One that was withdrawn while the tab was closed leaves at the next
 * visit: the stream begins from the oldest answer that was kept (see useStream.ts).
 */
export async function persistQueries(queryClient: QueryClient): Promise<() => void> {
  try {
    // Where cookies are blocked the very name may throw.
    if (!indexedDB) return () => undefined;
  } catch {
    return () => undefined;
  }
  const persister = createAsyncStoragePersister({
    storage: keyValueStore('sharit', 'queries'),
    key: 'public',
    throttleTime: 2000,
  });
  const options = {
    // The two packages type the same client; their versions may differ by a patch.
    queryClient,
    persister,
    buster: version,
    maxAge: day,
    dehydrateOptions: { shouldDehydrateQuery: isPersistable },
  };
  // A device that gives no storage keeps nothing; the app works without it.
  await persistQueryClientRestore(options).catch(() => undefined);
  return persistQueryClientSubscribe(options);
}
