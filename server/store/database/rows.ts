import { type SQL, sql } from 'drizzle-orm';
import { article as articleShape, story as storyShape, type Article, type Story } from '#contract/story.ts';
import type { Database } from './database.ts';
import { stories } from './schema.ts';

/** The moment of a request and the newsroom's setting: what counts as breaking depends on both. */
export type ReadContext = {
  now: Date;
  /** How long urgency 1–2 counts as breaking. */
  breakingMinutes: number;
};

/** JSON of a raw statement: the PGlite driver returns text, the PostgreSQL driver a parsed value. */
export const asJson = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

const cardFields = Object.keys(storyShape.shape) as (keyof Story)[];
const articleOnlyFields = Object.keys(articleShape.shape).filter((field) => !(field in storyShape.shape));

/** An article reduced to its card: lists need not carry bodies out of the database. */
export const withoutBody = (article: SQL): SQL =>
  sql`${article} - ${sql.raw(`'{${articleOnlyFields.join(',')}}'`)}::text[]`;

/** A story's card out of its article. */
export const cardColumn = sql<Article>`${withoutBody(sql`${stories.article}`)}`.mapWith(
  (value) => asJson(value) as Article,
);

/** The card of a stored article as of the request. */
export function cardOf(stored: Story, context: ReadContext): Story {
  const card = Object.fromEntries(cardFields.map((field) => [field, stored[field]])) as unknown as Story;
  return { ...card, breakingUntil: breakingUntil(stored, context) };
}

/** Until when a story is breaking: urgency 1–2 and younger than the newsroom's minutes; else null. */
export function breakingUntil(
  { urgency, published, expired }: Pick<Story, 'urgency' | 'published' | 'expired'>,
  { now, breakingMinutes }: ReadContext,
): string | null {
  if (urgency > 2 || expired) return null;
  const until = new Date(Date.parse(published) + breakingMinutes * 60_000);
  return until > now ? until.toISOString() : null;
}

/** Rows of a raw statement: one driver returns the array itself, the other an object around it. */
export async function rowsOf<Row>(db: Database, statement: SQL): Promise<Row[]> {
  const answer: unknown = await db.execute(statement);
  return Array.isArray(answer) ? (answer as Row[]) : (answer as { rows: Row[] }).rows;
}
