import { sql } from 'drizzle-orm';
import { bigint, bigserial, boolean, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { deskRoles } from '#contract/roles.ts';
import { at } from './columns.ts';
import { items } from './pushed.ts';

// The editors' desk and its previews.

export const accounts = pgTable(
  'accounts',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    name: text('name').notNull(),
    /** scrypt: `scrypt$N$r$p$salt$hash`, base64. Null for an account of the identity provider. */
    password: text('password'),
    /** Of an account of the identity provider: its issuer and subject, one line each. */
    subject: text('subject').unique(),
    role: text('role', { enum: deskRoles }).notNull().default('editor'),
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
  (table) => [index('audit_at').using('btree', sql`at DESC`), index('audit_uri').on(table.uri, table.seq)],
);
