import { StoreUnavailable } from './store-unavailable.ts';

/** Resolves like `work`, or rejects with StoreUnavailable after a time; the work is not stopped. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    // Answers that arrived while this process was busy are read first: the database was not late.
    setImmediate(() => late.reject(new StoreUnavailable('The database did not answer in time.')));
  }, milliseconds);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
