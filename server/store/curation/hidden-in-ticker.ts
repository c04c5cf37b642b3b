import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import type { ReadContext } from '../database/rows.ts';
import { placeableStories } from '../reading/front/placeable-stories.ts';
import { tickerRow } from './ticker-rows.ts';

/** Ids of the stories that a ticker hides. Never sent to readers as they are: a plan may also name what is not public. */
export async function hiddenInTicker(
  db: Database,
  language: Language,
  context: ReadContext,
): Promise<ReadonlySet<string>> {
  const named = (await tickerRow(db, language))?.plan.hidden ?? [];
  // One that has moved since is hidden under what it is now.
  const stories = await placeableStories(db, language, named, context);
  return new Set([...named, ...[...stories.values()].map(({ id }) => id)]);
}
