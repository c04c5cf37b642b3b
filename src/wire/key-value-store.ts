/** The three calls that the persister needs, over one IndexedDB object store. */
export function keyValueStore(database: string, table: string) {
  let opening: Promise<IDBDatabase> | undefined;
  const open = () =>
    (opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(database, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(table);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
    }));
  const run = async <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const transaction = (await open()).transaction(table, mode);
    return new Promise<T>((resolve, reject) => {
      const request = act(transaction.objectStore(table));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
    });
  };
  return {
    getItem: (key: string) =>
      run<string | undefined>('readonly', (store) => store.get(key) as IDBRequest<string | undefined>),
    setItem: (key: string, value: string) => run('readwrite', (store) => store.put(value, key)),
    removeItem: (key: string) => run('readwrite', (store) => store.delete(key)),
  };
}
