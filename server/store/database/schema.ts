import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { PushWarning } from '#contract/push.ts';
import type { Article } from '#contract/story.ts';
import type { PreparedStory } from './prepared.ts';

// Two groups of tables. `items` and `versions` contain everything that was ever pushed, including drafts and embargoed stories,
// and are read by intake, desk and previews only. `stories` and the tables that refer to it contain only what readers may see
// now, so that a forgotten condition in a public query cannot leak a draft.

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

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
    index('versions_opens')
      .on(table.opensAt)
      .where(sql`opens_at is not null`),
  ],
);

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
    /** Same for stories of the same headline and text; null of what has none here. */
    fingerprint: text('fingerprint'),
    /** An older story says the same (its id): this one is on no list while that one is. */
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
    index('stories_event')
      .on(table.event)
      .where(sql`event is not null`),
  ],
);

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
    index('story_keys_key').using('btree', table.language, table.key, sql`published DESC`),
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

/** What changed for readers, in order of commit: read by the streams and to invalidate caches. Deleted after 48 hours. */
export const changes = pgTable(
  'changes',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    at: at('at').notNull().defaultNow(),
    /** `unlisted`: its page stays, and it leaves every list, because an older story says the same. */
    kind: text('kind', { enum: ['published', 'updated', 'killed', 'expired', 'moved', 'unlisted'] }).notNull(),
    storyId: text('story_id').notNull(),
    language: text('language').notNull(),
    group: text('group_id'),
  },
  (table) => [index('changes_language').on(table.language, table.seq)],
);

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

export const accounts = pgTable(
  'accounts',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    name: text('name').notNull(),
    /** scrypt: `scrypt$N$r$p$salt$hash`, base64. */
    password: text('password').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('accounts_name').on(sql`lower(${table.name})`)],
);

export const sessions = pgTable('sessions', {
  /** sha256 of the cookie's token. */
  hash: text('hash').primaryKey(),
  accountId: bigint('account_id', { mode: 'number' })
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' }),
  csrf: text('csrf').notNull(),
  createdAt: at('created_at').notNull().defaultNow(),
  expiresAt: at('expires_at').notNull(),
  agent: text('agent').notNull().default(''),
});

/** A shared preview of one item; the token itself is never stored. */
export const previews = pgTable(
  'previews',
  {
    id: text('id').primaryKey(),
    hash: text('hash').notNull(),
    uri: text('uri')
      .notNull()
      .references(() => items.uri),
    /** A fixed version, or null for always the latest. */
    versionSeq: bigint('version_seq', { mode: 'number' }),
    note: text('note'),
    signedInOnly: boolean('signed_in_only').notNull().default(false),
    /** Name of the editor, or `push` when the pushing system minted it. */
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    expiresAt: at('expires_at').notNull(),
    revokedAt: at('revoked_at'),
    /** sha256 of each holder's cookie, with the hash of their session if the link is for signed-in editors. */
    holders: text('holders')
      .array()
      .notNull()
      .default(sql`'{}'`),
  },
  (table) => [index('previews_uri').on(table.uri)],
);

export const audit = pgTable(
  'audit',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    at: at('at').notNull().defaultNow(),
    /** Editor's name, `push`, or `holder` of a shared preview. */
    who: text('who').notNull(),
    action: text('action').notNull(),
    uri: text('uri'),
    detail: jsonb('detail').notNull().default({}),
  },
  () => [index('audit_at').using('btree', sql`at DESC`)],
);
