import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import type { AlertPush } from '#contract/alerts/alerts.ts';
import { alertStates } from '#contract/alerts/desk-alerts.ts';
import { at } from './columns.ts';

// Alerts to readers' browsers.

/** Browsers that asked for alerts. Nothing says whose they are; the endpoint is an address of the browser's maker. */
export const alertSubscriptions = pgTable(
  'alert_subscriptions',
  {
    /** Never given again, so that a delivery can outlive its subscription. */
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    endpoint: text('endpoint').notNull().unique(),
    p256dh: text('p256dh').notNull(),
    auth: text('auth').notNull(),
    /** Fingerprint of the public key it was made with: pushes signed with another one are refused. */
    vapidKey: text('vapid_key').notNull(),
    language: text('language').notNull(),
    breaking: boolean('breaking').notNull(),
    /** `section:culture` … */
    follows: text('follows').array().notNull(),
    /** Minutes after midnight; null without quiet hours. */
    quietFrom: smallint('quiet_from'),
    quietUntil: smallint('quiet_until'),
    timeZone: text('time_zone'),
  },
  (table) => [index('alert_subscriptions_language').on(table.language)],
);

/** What the desk has decided about alerts, and what was sent: one row per story that anything was decided about. */
export const alerts = pgTable(
  'alerts',
  {
    /** Of a story that has moved, the id that it has now. */
    storyId: text('story_id').primaryKey(),
    /** The id that the story had when it was first sent: devices and push services know it by this; null before. */
    tag: text('tag'),
    /** Of the story when anything was decided last, for a day: what says the same is not to alert again. */
    fingerprint: text('fingerprint'),
    /** Counts up with every change. */
    revision: integer('revision').notNull().default(0),
    state: text('state', { enum: alertStates }).notNull().default('proposed'),
    /** An editor's words; null: the story's own. */
    title: text('title'),
    body: text('body'),
    /** Counts what was sent: the alert, its updates, the withdrawal. */
    round: integer('round').notNull().default(0),
    /** What was sent last. */
    push: jsonb('push').$type<AlertPush>(),
    sentAt: at('sent_at'),
    sentBy: text('sent_by'),
    changedAt: at('changed_at').notNull().defaultNow(),
    changedBy: text('changed_by').notNull().default(''),
    /** Deliveries by state, of what was sent so long ago that its rows are deleted. */
    outcome: jsonb('outcome').$type<Record<string, number>>(),
  },
  (table) => [index('alerts_tag').on(table.tag)],
);

/**
 * One row per alert and browser. `sending` is committed before the request is made: what a killed process leaves so may have arrived, and
 * is never sent again.
 */
export const alertDeliveries = pgTable(
  'alert_deliveries',
  {
    /** The tag of the alert. */
    storyId: text('story_id').notNull(),
    subscription: bigint('subscription', { mode: 'number' }).notNull(),
    round: integer('round').notNull(),
    /** The last round that reached it; 0: none did. */
    reached: integer('reached').notNull().default(0),
    state: text('state', { enum: ['waiting', 'sending', 'reached', 'failed', 'gone', 'unconfirmed'] }).notNull(),
    dueAt: at('due_at').notNull(),
    attempts: smallint('attempts').notNull().default(0),
    /** The process that sends it, and until when it is believed to be alive. */
    claimedBy: text('claimed_by'),
    claimedUntil: at('claimed_until'),
  },
  (table) => [
    primaryKey({ columns: [table.storyId, table.subscription] }),
    index('alert_deliveries_due')
      .on(table.dueAt, table.subscription)
      .where(sql`state = 'waiting'`),
    index('alert_deliveries_sending')
      .on(table.claimedUntil)
      .where(sql`state = 'sending'`),
  ],
);
