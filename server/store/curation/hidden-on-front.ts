import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import type { ReadContext } from '../database/rows.ts';
import { placeableStories } from '../reading/front/placeable-stories.ts';
import { frontRow } from './front-rows.ts';

/** Ids of the stories that a front hides, as readers know them: a plan may also name a draft, or a story that has moved since. */
export async function hiddenOnFront(db: Database, language: Language, context: ReadContext): Promise<string[]> {
  const named = (await frontRow(db, language))?.published.hidden ?? [];
  const stories = await placeableStories(db, language, named, context);
  return [...new Set([...stories.values()].map(({ id }) => id))];
}
