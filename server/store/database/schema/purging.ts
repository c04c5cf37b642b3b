import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { at } from './columns.ts';

/** How far the caches in front of this server have been purged: one row per cache, by the id of the last change that it has acknowledged. */
export const purges = pgTable('purges', {
  /** Kind and address of the cache. */
  target: text('target').primaryKey(),
  position: bigint('position', { mode: 'number' }).notNull(),
  /** Failures since the last success. */
  failures: integer('failures').notNull().default(0),
  /** The process that purges it, and until when it is believed to be alive. */
  claimedBy: text('claimed_by'),
  claimedUntil: at('claimed_until'),
});
