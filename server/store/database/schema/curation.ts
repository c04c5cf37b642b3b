import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { FrontChange, FrontPlan } from '#contract/curation.ts';
import type { FrontAction } from '#contract/front-places.ts';
import type { TickerPlan } from '#contract/ticker-curation.ts';
import { at } from './columns.ts';

// What the desk decides about fronts and tickers.

/** One row per language whose front was ever curated. */
export const fronts = pgTable('fronts', {
  language: text('language').primaryKey(),
  /** Counts up with every change of this row that an editor must see before changing it. */
  revision: integer('revision').notNull().default(0),
  draft: jsonb('draft').$type<FrontPlan>().notNull(),
  /** What readers have. */
  published: jsonb('published').$type<FrontPlan>().notNull(),
  /** Of the publication that readers have; 0 before the first. */
  number: integer('number').notNull().default(0),
  /**
   * The latest changes with the revisions they made, oldest first: what an editor is told who was slower. `keepsDraft`: of one that left the
   * draft as it was.
   */
  edits: jsonb('edits')
    .$type<(FrontChange & { revision: number; keepsDraft?: true })[]>()
    .notNull()
    .default(sql`'[]'`),
  scheduledFor: at('scheduled_for'),
  scheduledBy: text('scheduled_by'),
  scheduledAt: at('scheduled_at'),
  scheduled: jsonb('scheduled').$type<FrontPlan>(),
  /** When the next pin of what is published ends. */
  endsAt: at('ends_at'),
});

/** Every publication of a front, to return to. */
export const frontPublications = pgTable(
  'front_publications',
  {
    language: text('language').notNull(),
    /** Counts from 1 in each language. */
    number: integer('number').notNull(),
    at: at('at').notNull(),
    by: text('by').notNull(),
    action: text('action').$type<FrontAction>().notNull(),
    returnedTo: integer('returned_to'),
    places: text('places').array().notNull(),
    plan: jsonb('plan').$type<FrontPlan>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.language, table.number] })],
);

/** One row per language whose ticker was ever curated. */
export const tickers = pgTable('tickers', {
  language: text('language').primaryKey(),
  revision: integer('revision').notNull().default(0),
  plan: jsonb('plan').$type<TickerPlan>().notNull(),
  changedAt: at('changed_at').notNull(),
  changedBy: text('changed_by').notNull(),
  /** When the next pin ends. */
  endsAt: at('ends_at'),
});

/** Who is at which front; a row without a recent sign of life counts for nothing. */
export const frontPresence = pgTable(
  'front_presence',
  {
    language: text('language').notNull(),
    session: text('session').notNull(),
    name: text('name').notNull(),
    seenAt: at('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.language, table.session] }), index('front_presence_seen').on(table.seenAt)],
);
