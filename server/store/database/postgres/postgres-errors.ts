import pg from 'pg';
import { StoreUnavailable } from '../store-unavailable.ts';

// SQLSTATE classes of trouble that passes: connections, transactions that lost a race, resources, operators, the system.
const transient = /^(?:08|40|53|57|58)|^55P03$/;

/** An error of the driver as the store names it: what is not about the statement itself is StoreUnavailable. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof StoreUnavailable) return error;
  // Whatever does not come from PostgreSQL comes from the connection to it.
  const about = error instanceof pg.DatabaseError && !transient.test(error.code ?? '');
  return about ? error : new StoreUnavailable('The database cannot answer at this moment.', { cause: error });
}
