import { and, inArray } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import type { ReadContext } from '../database/rows.ts';
import { stories } from '../database/schema.ts';
import { listed } from '../reading/stories.ts';
import { hiddenOnFront } from './hidden-on-front.ts';

/** Of some stories, those that a front may show: listed, and not hidden by its editors. */
export async function remainingOnFront(
  db: Database,
  language: Language,
  ids: readonly string[],
  context: ReadContext,
): Promise<string[]> {
  const [rows, hidden] = await Promise.all([
    db
      .select({ id: stories.id })
      .from(stories)
      .where(and(listed(language), inArray(stories.id, [...ids]))),
    hiddenOnFront(db, language, context),
  ]);
  return rows.map(({ id }) => id).filter((id) => !hidden.includes(id));
}
