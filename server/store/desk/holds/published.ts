import { and, desc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { HeldStory, PublishedItem } from '#contract/hold.ts';
import type { Language } from '#contract/language.ts';
import { fold } from '#words/fold.ts';
import type { Database } from '../../database/database.ts';
import { breakingUntil, cardColumn, type ReadContext } from '../../database/rows.ts';
import { holds, items, stories, versions } from '../../database/schema.ts';
import { newestFirst, olderThan, type Place } from '../../reading/stories.ts';
import { holdAnswer } from './hold-answer.ts';
import { versionWaiting, waitsForEmbargo } from './change-hold.ts';
import { fingerprintOf } from '../../publishing/words/words-of-story.ts';

// What readers have, or had until the desk withdrew it.

/** Held stories that are looked at in one go. */
const heldBatch = 200;

const withHold = (db: Database) =>
  db
    .select({ item: items, latest: versions, hold: holds, card: cardColumn, article: isNotNull(stories.article) })
    .from(items)
    .innerJoin(versions, eq(versions.seq, items.latestSeq))
    .leftJoin(holds, eq(holds.uri, items.uri))
    .leftJoin(stories, eq(stories.id, items.id))
    .$dynamic();

type Row = Awaited<ReturnType<typeof withHold>>[number];

/** Readers’ own words of a public story; of a withdrawn one those of its newest version. */
function publishedItemOf({ item, latest, hold, card, article }: Row, context: ReadContext): PublishedItem {
  const held = holdAnswer(hold);
  if (article) {
    const { id, language, headline, section, published, urgency, expired } = card;
    const breaking = breakingUntil(card, context);
    return { id, language, headline, section, published, urgency, expired, breakingUntil: breaking, hold: held };
  }
  return {
    id: item.id,
    language: latest.language as Language,
    headline: latest.headline,
    section: latest.story.section,
    published: (item.firstPublished ?? latest.versionCreated).toISOString(),
    urgency: latest.urgency,
    breakingUntil: null,
    expired: false,
    hold: held,
  };
}

/** Public stories, newest first. */
export async function publishedPage(
  db: Database,
  { language, section, after, limit }: { language: Language; section?: string; after?: Place; limit: number },
  context: ReadContext,
): Promise<{ items: PublishedItem[]; more: boolean }> {
  const rows = await withHold(db)
    .where(
      and(
        eq(stories.language, language),
        isNotNull(stories.article),
        section ? eq(stories.section, section) : undefined,
        after && olderThan(after),
      ),
    )
    .orderBy(...newestFirst)
    .limit(limit + 1);
  return { items: rows.slice(0, limit).map((row) => publishedItemOf(row, context)), more: rows.length > limit };
}

/** Public stories by their ids, in that order. */
export async function publishedById(db: Database, ids: string[], context: ReadContext): Promise<PublishedItem[]> {
  if (ids.length === 0) return [];
  const rows = await withHold(db).where(inArray(items.id, ids));
  const byId = new Map(rows.map((row) => [row.item.id, publishedItemOf(row, context)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const isHeld = or(
  isNotNull(holds.withdrawnAt),
  eq(holds.unlisted, true),
  eq(holds.breakingEnded, true),
  sql`${holds.breakingMarked} > now()`,
  sql`${holds.corrections} <> '[]'::jsonb`,
);

/** What the desk holds in any way, in every language, last changed first. Words are compared here, where folding is. */
export async function heldPage(
  db: Database,
  { q, after, limit }: { q: string; after?: Place; limit: number },
  context: ReadContext,
): Promise<{ items: PublishedItem[]; next: Place | null }> {
  const words = fold(q).split(/\s+/u).filter(Boolean);
  const found: { item: PublishedItem; place: Place }[] = [];
  for (let place = after; found.length <= limit;) {
    const rows = await withHold(db)
      .where(and(isHeld, place && olderThan(place, holds.changedAt, items.id)))
      .orderBy(desc(holds.changedAt), desc(items.id))
      .limit(heldBatch);
    for (const row of rows) {
      place = { published: row.hold!.changedAt, id: row.item.id };
      const item = publishedItemOf(row, context);
      const text = fold(`${item.headline}\n${item.hold.withdrawn?.reason ?? ''}`);
      if (words.every((word) => text.includes(word))) found.push({ item, place });
    }
    if (rows.length < heldBatch) break;
  }
  const page = found.slice(0, limit);
  return { items: page.map(({ item }) => item), next: found.length > limit ? page.at(-1)!.place : null };
}

export async function heldCount(db: Database): Promise<number> {
  return db.$count(holds, isHeld);
}

/** One story with what readers have besides it: an editor who withdraws it may have to withdraw that as well. */
export async function heldStory(db: Database, id: string, context: ReadContext): Promise<HeldStory | null> {
  const [row] = await withHold(db).where(eq(items.id, id));
  if (!row) return null;
  const { item, latest, hold } = row;
  const waiting = hold?.withdrawnAt ? await versionWaiting(db, item.uri, hold.withdrawnAt, context.now) : null;
  return {
    ...publishedItemOf(row, context),
    alsoPublic: await alsoPublic(db, item, latest),
    waiting,
    embargoed: await waitsForEmbargo(db, item),
  };
}

async function alsoPublic(
  db: Database,
  { id, uri, group }: typeof items.$inferSelect,
  { story, seq }: typeof versions.$inferSelect,
): Promise<HeldStory['alsoPublic']> {
  // Of a withdrawn story too: the text is compared with what its version says, not with the emptied row.
  const same = or(
    group === null ? undefined : eq(stories.group, group),
    story.translationUris.length > 0 ? inArray(stories.uri, story.translationUris) : undefined,
    sql`${stories.translationUris} @> array[${uri}]`,
    and(isNotNull(stories.fingerprint), eq(stories.fingerprint, fingerprintOf(story))),
  );
  const rows = await db
    .select({ id: stories.id, language: stories.language, card: cardColumn, fingerprint: stories.fingerprint })
    .from(stories)
    .where(and(ne(stories.id, id), ne(stories.seq, seq), isNull(stories.killedAt), isNotNull(stories.article), same));
  return rows.map(({ card, fingerprint }) => ({
    id: card.id,
    language: card.language,
    headline: card.headline,
    why: fingerprint === fingerprintOf(story) ? ('twin' as const) : ('translation' as const),
  }));
}
