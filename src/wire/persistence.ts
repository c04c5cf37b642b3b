import type { Query, QueryClient } from '@tanstack/react-query';
import { persistQueryClientRestore, persistQueryClientSubscribe } from '@tanstack/react-query-persist-client';
import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister';
import { createStore, del, get, set } from 'idb-keyval';
import { kindOf, type QueryKind } from './keys.ts';

/** Raise it whenever the shape of a public answer changes: what older versions persisted is discarded. */
const version = '3';
const day = 24 * 3_600_000;

/** Only what any reader may see is persisted: no desk, no preview, no search. */
const publicKinds = new Set<QueryKind>(['front', 'ticker', 'article', 'stories']);

export function isPersistable({ queryKey, state }: Pick<Query, 'queryKey' | 'state'>): boolean {
  return publicKinds.has(kindOf(queryKey)) && state.status === 'success';
}

/**
 * Persists public answers, so that the next visit opens with them. A withdrawn story is removed from the query client
 * (apply-event.ts) and with that from storage. One that was withdrawn while the tab was closed is removed at the next visit:
 * the stream begins from the position of the oldest restored answer (useStream.ts).
 */
export async function persistQueries(queryClient: QueryClient): Promise<() => void> {
  try {
    // Where cookies are blocked, reading the property may throw.
    if (!indexedDB) return () => undefined;
  } catch {
    return () => undefined;
  }
  const store = createStore('sharit', 'queries');
  const persister = createAsyncStoragePersister({
    storage: {
      getItem: (key) => get<string>(key, store),
      setItem: (key, value: string) => set(key, value, store),
      removeItem: (key) => del(key, store),
    },
    key: 'public',
    throttleTime: 2000,
  });
  const options = {
    queryClient,
    persister,
    buster: version,
    maxAge: day,
    dehydrateOptions: { shouldDehydrateQuery: isPersistable },
  };
  // Without storage the app works all the same.
  await persistQueryClientRestore(options).catch(() => undefined);
  return persistQueryClientSubscribe(options);
}
