import { boolean, index, integer, jsonb, pgTable, primaryKey, real, text } from 'drizzle-orm/pg-core';
import type { PushWarning } from '#contract/push.ts';
import { at } from './columns.ts';

// Systems that this server follows (a WordPress), and how far it has come with each.

export const sources = pgTable('sources', {
  name: text('name').primaryKey(),
  /** What it was read with (mapping, version of the reading code): when that changes, everything is read again. */
  settings: text('settings').notNull(),
  /** `first`: everything is being read. `listing`: every key is being compared. `following`: changes only. */
  phase: text('phase', { enum: ['first', 'listing', 'following'] }).notNull(),
  /** Where `first` or `listing` goes on; the source's own. */
  cursor: jsonb('cursor'),
  /** Documents read and to be read in the phase `first`. */
  done: integer('done').notNull().default(0),
  total: integer('total').notNull().default(0),
  /** Documents a second, lately. */
  rate: real('rate').notNull().default(0),
  /** Up to which change everything was taken; the source's own. */
  position: text('position'),
  /** What the source has to know again after a restart; its own. */
  memory: jsonb('memory'),
  /** When the phase `listing` began last. */
  listedAt: at('listed_at'),
  /** When it was last asked for changes with success, and when and why that failed last; null once it works again. */
  checkedAt: at('checked_at'),
  failedAt: at('failed_at'),
  failure: text('failure'),
  /** Editor's name, or `withdrawals`: more stories than usual are gone, and an editor has to say whether that is meant. */
  pausedBy: text('paused_by'),
  pausedAt: at('paused_at'),
  /** How many documents were looked for when too many were gone. */
  suspects: integer('suspects').notNull().default(0),
  /** So many withdrawals at once an editor has agreed to. */
  agreed: integer('agreed').notNull().default(0),
  /** The process that reads it, and until when it is believed to be alive. */
  holder: text('holder'),
  heldUntil: at('held_until'),
});

/** What became of each document of a source. */
export const sourceItems = pgTable(
  'source_items',
  {
    source: text('source')
      .notNull()
      .references(() => sources.name, { onDelete: 'cascade' }),
    /** The source's own name for it. */
    key: text('key').notNull(),
    uri: text('uri').notNull(),
    /**
     * `hidden`: never taken, since it is not for readers there. `withdrawn`: was here. `refused`: could not be read, and nothing of it
     * is here.
     */
    state: text('state', { enum: ['public', 'scheduled', 'draft', 'hidden', 'withdrawn', 'refused'] }).notNull(),
    /** Of what was taken last: differs when there is something to do. */
    changed: text('changed').notNull(),
    fingerprint: text('fingerprint').notNull(),
    /** Its place in the source's order of time. */
    dated: at('dated').notNull(),
    /** For the desk: empty of what is hidden. */
    headline: text('headline').notNull(),
    /** Whether the newest state of it could not be read; readers have the one before. */
    refused: boolean('refused').notNull().default(false),
    problems: jsonb('problems').$type<PushWarning[]>().notNull().default([]),
    /** What was left out of it: names with counts. */
    dropped: jsonb('dropped').$type<Record<string, number>>().notNull().default({}),
    takenAt: at('taken_at').notNull(),
    /** When the source named it last while every key was compared. */
    listedAt: at('listed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.key] }),
    index('source_items_dated').on(table.source, table.dated),
    index('source_items_uri').on(table.uri),
  ],
);
