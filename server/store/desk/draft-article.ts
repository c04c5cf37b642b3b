import type { Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { Article } from '#contract/story.ts';
import { eq } from 'drizzle-orm';
import { correctionsOf } from '../publishing/corrections.ts';
import type { Database } from '../database/database.ts';
import type { Item, Version } from './drafts.ts';
import { stories } from '../database/schema.ts';

/** One version of an item as readers would see it, were it published as it stands. */
export async function draftArticle(
  db: Database,
  { item, version, newsroom, now }: { item: Item; version: Version; newsroom: Newsroom; now: Date },
): Promise<Article> {
  const { story, versionCreated, embargoedUntil, urgency, expires } = version;
  const opens = embargoedUntil && embargoedUntil > versionCreated ? embargoedUntil : versionCreated;
  const published = item.firstPublished ?? opens;
  const breakingUntil = new Date(published.getTime() + newsroom.breakingMinutes * 60_000);
  const [row] = await db.select({ article: stories.article }).from(stories).where(eq(stories.id, item.id));
  const corrections = await correctionsOf(db, row?.article ?? null, version, opens);
  return {
    id: item.id,
    language: version.language as Language,
    headline: story.headline,
    kicker: story.kicker,
    tickerLine: story.tickerLine,
    deck: story.deck,
    section: story.section,
    picture: story.picture,
    published: published.toISOString(),
    updated: versionCreated > published ? versionCreated.toISOString() : null,
    urgency,
    breakingUntil: urgency <= 2 && breakingUntil > now ? breakingUntil.toISOString() : null,
    revision: version.seq,
    corrected: corrections.length > 0,
    expired: expires !== null && expires <= now,
    hasBody: story.body.length > 0,
    dateline: story.dateline,
    byline: story.byline,
    sources: story.sources,
    subjects: story.subjects,
    body: story.body,
    corrections,
    copyright: story.copyright,
  };
}
