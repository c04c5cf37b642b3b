import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import { at } from './columns.ts';
import { stories } from './public.ts';

// What search and related stories find public stories by.

/** The strong keys that say most about each public story: what related stories are found by. */
export const storyKeys = pgTable(
  'story_keys',
  {
    storyId: text('story_id')
      .notNull()
      .references(() => stories.id, { onDelete: 'cascade' }),
    language: text('language').notNull(),
    key: text('key').notNull(),
    published: at('published').notNull(),
    /** How often the story names it, a headline counted four times. */
    count: integer('count').notNull(),
    inHeadline: boolean('in_headline').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.storyId, table.key] }),
    // With the id, so that the newest stories of a key are read from the index alone.
    index('story_keys_newest').using('btree', table.language, table.key, sql`published DESC`, table.storyId),
  ],
);

/** What a public story is compared by, in one row: a copy of its keys, headline and subjects. Deleted with the keys, whichever release deletes them. */
export const comparables = pgTable(
  'comparables',
  {
    storyId: text('story_id').primaryKey(),
    /** Its strongest key; here for the deletion. */
    key: text('key').notNull(),
    headline: text('headline').notNull(),
    /** Slugs. */
    subjects: text('subjects').array().notNull(),
    /** As `listOfKeys` writes them. */
    keys: text('keys').notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.storyId, table.key],
      foreignColumns: [storyKeys.storyId, storyKeys.key],
    }).onDelete('cascade'),
  ],
);

/** Words of the listed stories, for suggestions and typing errors. Counted in the background; what is withdrawn is subtracted at once. */
export const vocabulary = pgTable(
  'vocabulary',
  {
    language: text('language').notNull(),
    /** Folded. */
    word: text('word').notNull(),
    /** One way it is written. */
    spelling: text('spelling').notNull(),
    /** Strong key of the spelling. */
    key: text('key').notNull(),
    /** In how many listed stories. */
    stories: integer('stories').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.language, table.word, table.spelling] }),
    index('vocabulary_key').on(table.language, table.key),
  ],
);

/** Which words of a story are counted in the vocabulary, so that they can be subtracted. */
export const countedWords = pgTable('counted_words', {
  storyId: text('story_id').primaryKey(),
  language: text('language').notNull(),
  revision: integer('revision').notNull(),
  spellings: text('spellings').array().notNull(),
});

/** How far the background work on search has come; one row. */
export const indexing = pgTable('indexing', {
  id: smallint('id').primaryKey(),
  keysVersion: smallint('keys_version').notNull(),
  /** The last change whose story's words are counted. */
  position: bigint('position', { mode: 'number' }).notNull(),
  /** While every story is looked at: the id of the last one; null when that is done. */
  after: text('after'),
});

/** Questions of readers that found nothing, without who asked or when exactly; empty unless the newsroom file says `unansweredSearches`. */
export const unansweredSearches = pgTable(
  'unanswered_searches',
  {
    language: text('language').notNull(),
    /** In one spelling (`normalised`). */
    question: text('question').notNull(),
    /** As it was typed last. */
    typed: text('typed').notNull(),
    times: integer('times').notNull(),
    lastDay: date('last_day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.language, table.question] })],
);
