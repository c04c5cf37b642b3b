import type { NewsroomFile } from '#contract/newsroom.ts';
import { withAllowedPlayers } from '#contract/players.ts';
import type { Article } from '#contract/story.ts';
import { eq } from 'drizzle-orm';
import { articleOfVersion } from '../publishing/article-of-version.ts';
import { changedAt } from '../publishing/words/words-of-story.ts';
import { heldUrgency, holdOf, withDeskCorrections } from '../publishing/holds/hold-rows.ts';
import { correctionsOf } from '../publishing/corrections.ts';
import type { Database } from '../database/database.ts';
import { breakingUntil } from '../database/rows.ts';
import type { Item, Version } from './drafts.ts';
import { stories } from '../database/schema.ts';

/** One version of an item as readers would see it, were it published as it stands. */
export async function draftArticle(
  db: Database,
  { item, version, newsroom, now }: { item: Item; version: Version; newsroom: NewsroomFile; now: Date },
): Promise<Article> {
  const { versionCreated, embargoedUntil, expires } = version;
  const held = await holdOf(db, item.uri);
  const urgency = heldUrgency(version.urgency, held);
  const opens = embargoedUntil && embargoedUntil > versionCreated ? embargoedUntil : versionCreated;
  const published = item.firstPublished ?? opens;
  const expired = expires !== null && expires <= now;
  const [row] = await db.select({ article: stories.article }).from(stories).where(eq(stories.id, item.id));
  const article = articleOfVersion(version, {
    id: item.id,
    published,
    urgency,
    changedAt: changedAt(row?.article ?? null, version.story, versionCreated),
    breakingUntil: breakingUntil(
      {
        urgency,
        published: published.toISOString(),
        expired,
        breakingUntil: held?.breakingMarked?.toISOString() ?? null,
      },
      { now, breakingMinutes: newsroom.breakingMinutes },
    ),
    revision: version.seq,
    expired,
    corrections: withDeskCorrections(await correctionsOf(db, row?.article ?? null, version, opens), held),
  });
  return { ...article, body: withAllowedPlayers(article.body, newsroom.players) };
}
