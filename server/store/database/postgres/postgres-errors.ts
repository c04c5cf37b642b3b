import pg from 'pg';
import { StoreUnavailable } from '../store-unavailable.ts';

// SQLSTATE classes of temporary failures: connection, serialization, resources, operator intervention, system error.
const transient = /^(?:08|40|53|57|58)|^55P03$/;

/** Turns an error of the driver into StoreUnavailable, unless it is about the statement itself. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof StoreUnavailable) return error;
  // An error that PostgreSQL did not send comes from the connection.
  const isAboutStatement = error instanceof pg.DatabaseError && !transient.test(error.code ?? '');
  return isAboutStatement
    ? error
    : new StoreUnavailable('The database cannot answer at this moment.', { cause: error });
}
