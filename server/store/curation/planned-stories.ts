import { eq, inArray } from 'drizzle-orm';
import type { PlannedStory } from '#contract/curation.ts';
import type { Absence } from '#contract/front-places.ts';
import type { Language } from '#contract/language.ts';
import type { Story } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import type { ReadContext } from '../database/rows.ts';
import { items, stories, versions } from '../database/schema.ts';
import { placeableStories } from '../reading/front/placeable-stories.ts';

type Planned = {
  ids: readonly string[];
  /** Why a story that readers have is not where the plan puts it; null where it is. */
  absentInPlace: (id: string, story: Story) => Absence | null;
};

/** Stories that a plan names, each once, with why readers do not see them there. */
export async function plannedStories(
  db: Database,
  language: Language,
  { ids: named, absentInPlace }: Planned,
  context: ReadContext,
): Promise<PlannedStory[]> {
  const ids = [...new Set(named)];
  if (ids.length === 0) return [];
  const [cards, rows] = await Promise.all([
    placeableStories(db, language, ids, context),
    db
      .select({ id: items.id, headline: versions.headline, row: stories })
      .from(items)
      .leftJoin(versions, eq(versions.seq, items.latestSeq))
      .leftJoin(stories, eq(stories.id, items.id))
      .where(inArray(items.id, ids)),
  ]);
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const story = cards.get(id) ?? null;
    const found = known.get(id);
    return {
      ...{ id, story, headline: story?.headline ?? found?.headline ?? '' },
      absent: story ? absentInPlace(id, story) : absenceOf(found?.row ?? null, language),
    };
  });
}

function absenceOf(row: typeof stories.$inferSelect | null, language: Language): Absence {
  if (row?.killedAt) return 'withdrawn';
  if (row?.expired) return 'expired';
  return row?.article && row.language === language ? 'unlisted' : 'not-public';
}
