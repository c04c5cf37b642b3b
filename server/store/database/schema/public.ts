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
import type { Article } from '#contract/story.ts';
import type { PreparedStory } from '../prepared.ts';
import { at, tsvector } from './columns.ts';

// Only what readers may see now.

/** What readers see: one row per public, killed or moved story. Of a killed or moved one only the id and the time remain. */
export const stories = pgTable(
  'stories',
  {
    id: text('id').primaryKey(),
    uri: text('uri').notNull().unique(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    language: text('language').notNull(),
    group: text('group_id'),
    section: text('section'),
    published: at('published').notNull(),
    expires: at('expires'),
    /** Set by the clock when `expires` has passed: removed from fronts, lists and ticker; its page stays. */
    expired: boolean('expired').notNull().default(false),
    urgency: smallint('urgency').notNull(),
    revision: integer('revision').notNull().default(1),
    /** Null once killed or moved. */
    article: jsonb('article').$type<Article>(),
    seeAlso: jsonb('see_also').$type<PreparedStory['seeAlso']>().notNull().default([]),
    translationUris: text('translation_uris')
      .array()
      .notNull()
      .default(sql`'{}'`),
    killedAt: at('killed_at'),
    /** What readers are told of a story that the desk has withdrawn; null where they are told none. */
    withdrawalReason: text('withdrawal_reason'),
    /** Equal for stories with the same headline and text; null for killed and moved ones. */
    fingerprint: text('fingerprint'),
    /**
     * Why it is on no list: id of an older story with the same text, which is listed instead; its own id where the desk hides it, or where
     * it is a page (about, contact).
     */
    twinOf: text('twin_of'),
    /**
     * Keys of its words (words/keys.ts) with their places, those of headline and deck at weights A and B; weak keys as `~key`,
     * what filters ask for as `@author` and `#kind`.
     */
    search: tsvector('search'),
    /** The version of keys that `search` and `story_keys` were made with; 0 before there were any. */
    keysVersion: smallint('keys_version').notNull().default(0),
    /** uri of the event it reports on, as its sender names it. */
    event: text('event'),
    /** Strong keys of the people and places that its sender names. */
    people: text('people')
      .array()
      .notNull()
      .default(sql`'{}'`),
    places: text('places')
      .array()
      .notNull()
      .default(sql`'{}'`),
  },
  (table) => [
    // desc() would add NULLS LAST, and PostgreSQL would not use the index for ORDER BY … DESC.
    index('stories_newest').using('btree', table.language, sql`published DESC`, sql`id DESC`),
    index('stories_section').using('btree', table.language, table.section, sql`published DESC`, sql`id DESC`),
    index('stories_group').on(table.group),
    index('stories_translation_uris').using('gin', table.translationUris).with({ fastupdate: false }),
    index('stories_expires')
      .on(table.expires)
      .where(sql`expires is not null and not expired`),
    // Without fastupdate: its list of pending entries is read by every search, and nobody vacuums the embedded database.
    index('stories_search').using('gin', table.search).with({ fastupdate: false }),
    index('stories_fingerprint').on(table.fingerprint),
    // Sitemaps: counted and skipped without a look at the stories.
    index('stories_map')
      .on(table.published, table.id)
      .where(sql`killed_at is null and twin_of is null`),
    index('stories_event')
      .on(table.event)
      .where(sql`event is not null`),
  ],
);

export const storySubjects = pgTable(
  'story_subjects',
  {
    storyId: text('story_id')
      .notNull()
      .references(() => stories.id, { onDelete: 'cascade' }),
    language: text('language').notNull(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    published: at('published').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.storyId, table.slug] }),
    index('story_subjects_slug').using('btree', table.language, table.slug, sql`published DESC`),
  ],
);

/** Redirects from former addresses of public stories, as their items name them (`formerUri`). */
export const moves = pgTable(
  'moves',
  {
    /** Id of the former uri, whether or not such an item was ever pushed. */
    fromId: text('from_id').primaryKey(),
    toId: text('to_id').notNull(),
    /** The version that becomes public again if the move is undone; null if none does. */
    seq: bigint('seq', { mode: 'number' }),
  },
  (table) => [index('moves_to').on(table.toId)],
);

/** What changed for readers, in order of commit: read by the streams and to invalidate caches. Deleted after 48 hours. */
export const changes = pgTable(
  'changes',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    at: at('at').notNull().defaultNow(),
    /**
     * `front`, `ticker`: an editor has changed it, or a pin has ended; `storyId` is then the same word. `unlisted`: its page stays, and
     * it leaves every list, because an older story says the same. `backfilled`: published for the first time here, but no news: caches
     * are invalidated, and no open page is told. `pictured`: an older story has got its pictures; its words are the same.
     */
    kind: text('kind', {
      enum: [
        'published',
        'backfilled',
        'updated',
        'pictured',
        'killed',
        'expired',
        'moved',
        'unlisted',
        'front',
        'ticker',
      ],
    }).notNull(),
    storyId: text('story_id').notNull(),
    language: text('language').notNull(),
    group: text('group_id'),
  },
  (table) => [index('changes_language').on(table.language, table.seq)],
);
