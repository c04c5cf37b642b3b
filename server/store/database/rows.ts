import { type SQL, sql } from 'drizzle-orm';
import type { Article, Story } from '#contract/story.ts';
import type { Database } from './database.ts';
import { stories } from './schema.ts';

/** When and for which newsroom stories are read: what counts as breaking depends on both. */
export type ReadContext = {
  now: Date;
  /** How long urgency 1–2 counts as breaking. */
  breakingMinutes: number;
};

/** JSON of a raw statement: text, or parsed already; the two drivers answer differently. */
export const asJson = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

/** An article without its heavy parts: lists need not carry bodies out of the database. */
export const withoutBody = (article: SQL): SQL =>
  sql`${article} - '{body,corrections,subjects,sources,copyright,byline,dateline}'::text[]`;

/** A story's card out of its article. */
export const cardColumn = sql<Article>`${withoutBody(sql`${stories.article}`)}`.mapWith(
  (value) => asJson(value) as Article,
);

const fields = [
  'id',
  'language',
  'headline',
  'kicker',
  'tickerLine',
  'deck',
  'section',
  'picture',
  'published',
  'updated',
  'urgency',
  'breakingUntil',
  'revision',
  'corrected',
  'expired',
  'hasBody',
] as const satisfies (keyof Story)[];

/** The card of a stored article as it is at the moment of reading. */
export function cardOf(stored: Story, context: ReadContext): Story {
  const card = Object.fromEntries(fields.map((field) => [field, stored[field]])) as unknown as Story;
  return { ...card, breakingUntil: breakingUntil(stored, context) };
}

/** Until when a story is breaking: urgency 1–2 and younger than the newsroom's minutes; else null. */
export function breakingUntil(
  { urgency, published, expired }: Story,
  { now, breakingMinutes }: ReadContext,
): string | null {
  if (urgency > 2 || expired) return null;
  const until = new Date(Date.parse(published) + breakingMinutes * 60_000);
  return until > now ? until.toISOString() : null;
}

/** Rows of a raw statement; the two drivers answer differently. */
export async function rowsOf<Row>(db: Database, statement: SQL): Promise<Row[]> {
  const answer: unknown = await db.execute(statement);
  return Array.isArray(answer) ? (answer as Row[]) : (answer as { rows: Row[] }).rows;
}
