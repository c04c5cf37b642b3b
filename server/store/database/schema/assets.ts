import { bigint, boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at } from './columns.ts';
import { versions } from './pushed.ts';

// Files that were pushed, and the work on them.

/** Pictures, films and documents; their files are in DATA_DIR/assets, named by the hash of their bytes. A picture without widths and reason waits for its renditions. */
export const assets = pgTable(
  'assets',
  {
    /** The sender's name (media_id), or the address it was fetched from. */
    name: text('name').primaryKey(),
    hash: text('hash').notNull(),
    type: text('type').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    bytes: integer('bytes').notNull(),
    /** Of the renditions that are there, in pixels. */
    widths: integer('widths').array().notNull(),
    /** Whether the renditions exist as AVIF, too. */
    avif: boolean('avif').notNull().default(false),
    /** Why it is never shown: no picture, or one that cannot be read. */
    reason: text('reason'),
    /** Extension of the file that is served as it was sent (a film, a sound, captions, a document); null of a picture. */
    file: text('file'),
    /** Whether a public story shows (or has shown) it; until then it is visible in previews only. */
    public: boolean('public').notNull().default(false),
    receivedAt: at('received_at').notNull().defaultNow(),
  },
  (table) => [index('assets_hash').on(table.hash)],
);

/** Pictures whose renditions are still to be made; the file as sent lies in DATA_DIR/assets/originals. */
export const renditionJobs = pgTable(
  'rendition_jobs',
  {
    hash: text('hash').primaryKey(),
    receivedAt: at('received_at').notNull().defaultNow(),
    /** Not to be tried before: later after each failure. */
    dueAt: at('due_at').notNull().defaultNow(),
    attempts: integer('attempts').notNull().default(0),
    /** The process at work on it, and until when it is believed to be alive. */
    claimedBy: text('claimed_by'),
    claimedUntil: at('claimed_until'),
  },
  (table) => [index('rendition_jobs_due').on(table.dueAt)],
);

/** Names of pictures that a version names and that could not be shown when it was read: it is read again once one can. */
export const awaitedPictures = pgTable(
  'awaited_pictures',
  {
    seq: bigint('seq', { mode: 'number' })
      .notNull()
      .references(() => versions.seq, { onDelete: 'cascade' }),
    name: text('name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.seq, table.name] }), index('awaited_pictures_name').on(table.name)],
);
