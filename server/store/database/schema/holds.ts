import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { HoldAction } from '#contract/hold-actions.ts';
import { at } from './columns.ts';
import { items } from './pushed.ts';

export type DeskCorrection = {
  /** ISO 8601. */
  at: string;
  by: string;
  text: string;
};

/** What the desk has decided about a story, against whatever its sender pushes. One row per item that the desk ever held. */
export const holds = pgTable(
  'holds',
  {
    uri: text('uri')
      .primaryKey()
      .references(() => items.uri),
    /** Counts up with every change. */
    revision: integer('revision').notNull().default(1),
    withdrawnAt: at('withdrawn_at'),
    withdrawnBy: text('withdrawn_by'),
    /** What readers are told, in the story's language. */
    reason: text('reason'),
    /** uri of the story that was withdrawn first; others are held because they name it as what they were. */
    origin: text('origin'),
    unlisted: boolean('unlisted').notNull().default(false),
    breakingEnded: boolean('breaking_ended').notNull().default(false),
    /** Until when it is breaking by the desk's word. */
    breakingMarked: at('breaking_marked'),
    corrections: jsonb('corrections').$type<DeskCorrection[]>().notNull().default([]),
    changedAt: at('changed_at').notNull().defaultNow(),
    changedBy: text('changed_by').notNull(),
    lastAction: text('last_action').$type<HoldAction>().notNull(),
  },
  (table) => [
    index('holds_origin')
      .on(table.origin)
      .where(sql`withdrawn_at is not null`),
  ],
);
