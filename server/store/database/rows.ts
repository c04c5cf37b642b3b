import { type SQL, sql } from 'drizzle-orm';
import { article as articleShape, story as storyShape, type Article, type Story } from '#contract/story.ts';
import type { Database } from './database.ts';
import { stories } from './schema.ts';

/** What decides whether a story is breaking: the time of the request and the newsroom's setting. */
export type ReadContext = {
  now: Date;
  /** How long urgency 1–2 counts as breaking. */
  breakingMinutes: number;
  /** Whose players the newsroom allows; see `contract/players.ts`. */
  players?: readonly string[] | undefined;
};

/** JSON column of a raw statement: PGlite's driver returns text, PostgreSQL's a parsed value. */
export const asJson = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

const cardFields = Object.keys(storyShape.shape) as (keyof Story)[];
const articleOnlyFields = Object.keys(articleShape.shape).filter((field) => !(field in storyShape.shape));

/** SQL for an article without the fields that only its page shows, so that lists do not read bodies. */
export const withoutBody = (article: SQL): SQL =>
  sql`${article} - ${sql.raw(`'{${articleOnlyFields.join(',')}}'`)}::text[]`;

/** Column with a story's card, made from its article. */
export const cardColumn = sql<Article>`${withoutBody(sql`${stories.article}`)}`.mapWith(
  (value) => asJson(value) as Article,
);

/** The card of a stored article at the time of the request. */
export function cardOf(stored: Story, context: ReadContext): Story {
  const card = Object.fromEntries(cardFields.map((field) => [field, stored[field]])) as unknown as Story;
  return { ...card, breakingUntil: breakingUntil(stored, context) };
}

/** When a story stops being breaking (urgency 1–2, younger than the newsroom's minutes); null if it is not. */
export function breakingUntil(
  { urgency, published, expired }: Pick<Story, 'urgency' | 'published' | 'expired'>,
  { now, breakingMinutes }: ReadContext,
): string | null {
  if (urgency > 2 || expired) return null;
  const until = new Date(Date.parse(published) + breakingMinutes * 60_000);
  return until > now ? until.toISOString() : null;
}

/** Rows of a raw statement: one driver returns an array, the other an object with `rows`. */
export async function rowsOf<Row>(db: Database, statement: SQL): Promise<Row[]> {
  const answer: unknown = await db.execute(statement);
  return Array.isArray(answer) ? (answer as Row[]) : (answer as { rows: Row[] }).rows;
}
