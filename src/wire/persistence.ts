import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';
import { clear, createStore, delMany, entries, get, setMany, type UseStore } from 'idb-keyval';
import { kindOf, publicKinds } from './keys.ts';

/** Raise it whenever the shape of a public answer changes: what older versions persisted is discarded. */
const version = '4';
const day = 86_400_000;
/** Ms. What has not been confirmed for so long is discarded: stories that readers keep are worth it longer than lists. */
const maxAge = (key: QueryKey): number => (kindOf(key) === 'article' ? 90 : 14) * day;
/** Ms in which changes are gathered. */
const pause = 1000;

/** One answer in storage. `at`: when it was requested, in ms since 1970. */
type Persisted = { version: string; key: QueryKey; data: unknown; at: number };

export function isPersistable({ queryKey, state }: Pick<Query, 'queryKey' | 'state'>): boolean {
  return publicKinds.includes(kindOf(queryKey)) && state.data !== undefined;
}

const openStore = (): UseStore => createStore('sharit', 'queries');

/** Whether this browser stores anything: some refuse only when asked. */
export async function canPersist(): Promise<boolean> {
  try {
    await get('', openStore());
    return true;
  } catch {
    return false;
  }
}

const writes = new WeakMap<QueryClient, () => Promise<boolean>>();

/** Persists at once what has changed; false where it could not be, as on a full disk. */
export const persistNow = async (queryClient: QueryClient): Promise<boolean> => writes.get(queryClient)?.() ?? false;

/** Deletes everything that is persisted. Rejects without storage. */
export const erasePersisted = (): Promise<void> => clear(openStore());

/**
 * Persists public answers, each for itself, so that the next visit opens with them, also without network. A withdrawn story is removed from
 * the query client (apply-event.ts) and with that from storage. One that was withdrawn while the tab was closed is removed at the next visit:
 * the stream begins from the position of the oldest restored answer (useStream.ts).
 */
export async function persistQueries(queryClient: QueryClient): Promise<() => void> {
  let store: UseStore;
  try {
    // Where cookies are blocked, reading the property may throw.
    if (!indexedDB) return () => undefined;
    store = openStore();
    await restore(queryClient, store);
  } catch {
    // Without storage the app works all the same.
    return () => undefined;
  }
  return persistChanges(queryClient, store);
}

/** Fills the query client with what is newer than what it has, and deletes what is too old. */
async function restore(queryClient: QueryClient, store: UseStore): Promise<void> {
  const now = Date.now();
  const discarded: IDBValidKey[] = [];
  for (const [hash, entry] of await entries<IDBValidKey, Persisted>(store)) {
    // From the future: the device's clock was wrong.
    if (entry?.version !== version || entry.at < now - maxAge(entry.key) || entry.at > now + day) discarded.push(hash);
    else if ((queryClient.getQueryState(entry.key)?.dataUpdatedAt ?? 0) < entry.at)
      queryClient.setQueryData(entry.key, entry.data, { updatedAt: entry.at });
  }
  if (discarded.length > 0) await delMany(discarded, store).catch(() => undefined);
}

function persistChanges(queryClient: QueryClient, store: UseStore): () => void {
  const queries = queryClient.getQueryCache();
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = async (): Promise<boolean> => {
    clearTimeout(timer);
    timer = undefined;
    const hashes = [...changed];
    changed.clear();
    const found = hashes.map((hash) => [hash, queries.get(hash)] as const);
    const kept = found.flatMap(([hash, query]): [string, Persisted][] =>
      query && isPersistable(query)
        ? [[hash, { version, key: query.queryKey, data: query.state.data, at: query.state.dataUpdatedAt }]]
        : [],
    );
    const gone = found.filter(([, query]) => !query || query.state.data === undefined).map(([hash]) => hash);
    try {
      await Promise.all([kept.length > 0 && setMany(kept, store), gone.length > 0 && delMany(gone, store)]);
      return true;
    } catch {
      // A full disk or a private window: the page goes on without, and the next change tries again.
      for (const hash of hashes) changed.add(hash);
      return false;
    }
  };
  let latest: Promise<boolean> = Promise.resolve(true);
  const note = (hash: string): void => {
    changed.add(hash);
    timer ??= setTimeout(() => {
      latest = write();
    }, pause);
  };
  for (const query of queries.getAll()) if (isPersistable(query)) note(query.queryHash);
  const unsubscribe = queries.subscribe((event) => {
    const isWritten = event.type === 'updated' && event.action.type === 'success';
    if (publicKinds.includes(kindOf(event.query.queryKey)) && (isWritten || event.type === 'removed'))
      note(event.query.queryHash);
  });
  writes.set(queryClient, async () => {
    await latest;
    return write();
  });
  const onHide = (): void => {
    if (changed.size > 0) void write();
  };
  addEventListener('pagehide', onHide);
  document.addEventListener('visibilitychange', onHide);
  return () => {
    clearTimeout(timer);
    removeEventListener('pagehide', onHide);
    document.removeEventListener('visibilitychange', onHide);
    unsubscribe();
  };
}
