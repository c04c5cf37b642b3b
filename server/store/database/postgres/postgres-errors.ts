import pg from 'pg';
import { StoreUnavailable } from '../store-unavailable.ts';

// SQLSTATE classes of temporary failures: connection, serialization, resources, operator intervention, system error. And a lock
// that was not released in time, a transaction that was idle for too long, a server that has become read-only.
const transient = /^(?:08|40|53|57|58)|^(?:55P03|25P03|25006)$/;

/** Turns an error of the driver into StoreUnavailable, unless it is about the statement itself. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof StoreUnavailable) return error;
  // An error that PostgreSQL did not send comes from the connection.
  const isAboutStatement = error instanceof pg.DatabaseError && !transient.test(error.code ?? '');
  return isAboutStatement ? error : unavailable(error);
}

/** Without a connection it is never about the statement, but a password that has changed, or a database that is not there. */
export const unavailable = (cause: unknown): StoreUnavailable =>
  cause instanceof StoreUnavailable
    ? cause
    : new StoreUnavailable('The database cannot answer at this moment.', { cause });
