import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema.ts';

/** What every query takes: PGlite's and PostgreSQL's Drizzle both are one, and so is a transaction of either. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;
