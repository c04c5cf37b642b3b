import { index, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { at } from './columns.ts';

// What a newsroom that moves in brings along: files that are fetched from its old site, and the addresses of that site.

/** Files elsewhere that are fetched once and become assets. A row stays when it is done, so that nothing is fetched twice. */
export const remoteFiles = pgTable(
  'remote_files',
  {
    /** The asset's name once it is here. */
    media: text('media').primaryKey(),
    url: text('url').notNull(),
    /** Of the URL, with port: no host is asked by many at once. */
    host: text('host').notNull(),
    /** Who asked for it: `push`, or the name of a source. */
    source: text('source').notNull(),
    /** 1: of something new, fetched before what an archive brings; 0 again once it has failed. */
    priority: smallint('priority').notNull().default(0),
    requestedAt: at('requested_at').notNull().defaultNow(),
    /** Not to be tried before: later after each failure. Null once there is nothing left to do. */
    dueAt: at('due_at').defaultNow(),
    attempts: integer('attempts').notNull().default(0),
    claimedBy: text('claimed_by'),
    claimedUntil: at('claimed_until'),
    fetchedAt: at('fetched_at'),
    /** Why the last attempt failed; null of what is here. */
    reason: text('reason'),
  },
  (table) => [
    index('remote_files_due').on(table.dueAt),
    index('remote_files_next').on(table.priority.desc(), table.dueAt),
    index('remote_files_source').on(table.source),
  ],
);

/** Addresses of the site that was here before, and what each leads to. */
export const oldAddresses = pgTable(
  'old_addresses',
  {
    /** Path and what counts of the query, decoded and in lower case; see addressKey. */
    address: text('address').primaryKey(),
    source: text('source').notNull(),
    /** One of these: uri of a story, name of an asset, path of a page of this site. */
    uri: text('uri'),
    asset: text('asset'),
    path: text('path'),
  },
  (table) => [
    // Finds what begins with a cut address, too.
    index('old_addresses_prefix').using('btree', table.address.op('text_pattern_ops')),
    index('old_addresses_source').on(table.source),
  ],
);
