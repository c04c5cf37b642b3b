import { and, eq, gt } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Story } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import { cardColumn, cardOf, type ReadContext } from '../database/rows.ts';
import { holds, stories } from '../database/schema.ts';
import { listed } from './stories.ts';

/** Listed stories that are breaking by the desk's word, however old they are. */
export async function breakingByHand(db: Database, language: Language, context: ReadContext): Promise<Story[]> {
  const rows = await db
    .select({ card: cardColumn })
    .from(holds)
    .innerJoin(stories, eq(stories.uri, holds.uri))
    .where(and(gt(holds.breakingMarked, context.now), listed(language)))
    .limit(20);
  return rows.map(({ card }) => cardOf(card, context));
}
