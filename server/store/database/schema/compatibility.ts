import { integer, pgTable } from 'drizzle-orm/pg-core';

/** One row: how many migrations a release must know at least to run on this database. */
export const compatibility = pgTable('compatibility', { migrations: integer('migrations').primaryKey() });
