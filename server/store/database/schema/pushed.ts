import { sql } from 'drizzle-orm';
import { bigint, bigserial, index, jsonb, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import type { PushWarning } from '#contract/push.ts';
import type { PreparedStory } from '../prepared.ts';
import { at } from './columns.ts';

// Everything that was ever pushed, including drafts and embargoed stories: read by intake, desk and previews only.

/** One row per uri. */
export const items = pgTable(
  'items',
  {
    uri: text('uri').primaryKey(),
    /** Short id, made from the uri; see storyIdOf. */
    id: text('id').notNull().unique(),
    language: text('language').notNull(),
    group: text('group_id'),
    /** `seq` of the newest version of any status, and of the public one. */
    latestSeq: bigint('latest_seq', { mode: 'number' }),
    publicSeq: bigint('public_seq', { mode: 'number' }),
    firstPublished: at('first_published'),
    killedAt: at('killed_at'),
  },
  (table) => [index('items_group').on(table.group)],
);

/** Every version of every item, as pushed (`item`) and as prepared by intake (`story`). */
export const versions = pgTable(
  'versions',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    uri: text('uri')
      .notNull()
      .references(() => items.uri),
    version: text('version').notNull(),
    versionCreated: at('version_created').notNull(),
    receivedAt: at('received_at').notNull().defaultNow(),
    pubStatus: text('pub_status', { enum: ['usable', 'withheld', 'canceled'] }).notNull(),
    language: text('language').notNull(),
    section: text('section'),
    headline: text('headline').notNull(),
    urgency: smallint('urgency').notNull(),
    /** When the clock will publish this embargoed version; null if it is not waiting (any more). */
    opensAt: at('opens_at'),
    embargoedUntil: at('embargoed_until'),
    expires: at('expires'),
    item: jsonb('item').notNull(),
    story: jsonb('story').$type<PreparedStory>().notNull(),
    assets: text('assets')
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** What its sender was warned of, for the desk. */
    remarks: jsonb('remarks').$type<PushWarning[]>().notNull().default([]),
  },
  (table) => [
    index('versions_uri').on(table.uri, table.seq),
    // Which stories show a picture: the keys by which caches are purged of it.
    index('versions_assets').using('gin', table.assets),
    index('versions_opens')
      .on(table.opensAt)
      .where(sql`opens_at is not null`),
    // Few among many: what curates fronts from outside.
    index('versions_packages')
      .on(table.language, table.seq)
      .where(sql`jsonb_typeof(story->'entries') = 'array'`),
    index('versions_package_ends')
      .on(table.expires)
      .where(sql`jsonb_typeof(story->'entries') = 'array' and expires is not null`),
    index('versions_sticky')
      .on(table.language, table.seq)
      .where(sql`item->'genres' @> '[{"literal":"sticky"}]'`),
  ],
);
