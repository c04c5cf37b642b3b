import { StoreUnavailable } from './store-unavailable.ts';

/** What `work` gives, or StoreUnavailable when that takes longer; the work itself goes on unheard. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    // What arrived while this process was busy is read first: it is not the database that was late.
    setImmediate(() => late.reject(new StoreUnavailable('The database did not answer in time.')));
  }, milliseconds);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
