import { eq, inArray } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { DeskTicker, TickerPlan } from '#contract/ticker-curation.ts';
import { recordAudit } from '../desk/audit.ts';
import { holdAnswer } from '../desk/holds/hold-answer.ts';
import type { Database } from '../database/database.ts';
import type { ReadContext } from '../database/rows.ts';
import { holds, items, stories, tickers, versions } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { curated, writeChanges } from '../publishing/changes.ts';
import { notifyClock } from '../publishing/notify-clock.ts';
import { arrangeTicker } from '../reading/ticker/ticker.ts';
import { changedInTicker } from './changed-stories.ts';
import { isOwnLine } from './own-line.ts';
import { plannedStories } from './planned-stories.ts';
import { automaticTicker, isPinned, nextEnd } from './plans.ts';

type TickerRow = typeof tickers.$inferSelect;

/** Another editor was faster: nothing has been done. */
export class TickerConflicted extends Error {
  readonly row: TickerRow;

  constructor(row: TickerRow) {
    super('somebody else has changed the ticker');
    this.row = row;
  }
}

export async function tickerRow(db: Database, language: Language): Promise<TickerRow | undefined> {
  return (await db.select().from(tickers).where(eq(tickers.language, language)))[0];
}

type Save = { language: Language; revision: number; plan: TickerPlan; by: string; now: Date };

/** What readers have from now on. */
export function saveTicker(store: Store, { language, revision, plan, by, now }: Save): Promise<void> {
  return store.db.transaction(async (tx) => {
    const first = { language, plan: automaticTicker, changedAt: now, changedBy: by };
    await tx.insert(tickers).values(first).onConflictDoNothing();
    const [row] = await tx.select().from(tickers).where(eq(tickers.language, language)).for('update');
    if (row!.revision !== revision) throw new TickerConflicted(row!);
    const endsAt = nextEnd(plan.pinned, now);
    await tx
      .update(tickers)
      .set({ plan, revision: revision + 1, changedAt: now, changedBy: by, endsAt })
      .where(eq(tickers.language, language));
    const detail = { language, stories: changedInTicker(row!.plan, plan) };
    await recordAudit(tx, { who: by, action: 'ticker-plan', detail });
    if (endsAt) await notifyClock(tx, endsAt);
    await writeChanges(tx, now, [curated('ticker', language)]);
  });
}

/** A ticker as its editors see it. */
export async function deskTicker(db: Database, language: Language, context: ReadContext): Promise<DeskTicker> {
  const row = await tickerRow(db, language);
  const plan = row?.plan ?? automaticTicker;
  const ended = new Set(plan.pinned.filter((pin) => !isPinned(pin, context.now)).map(({ id }) => id));
  const [ticker, planned] = await Promise.all([
    arrangeTicker(db, language, plan, context),
    plannedStories(
      db,
      language,
      { ids: plan.pinned.map(({ id }) => id), absentInPlace: (id) => (ended.has(id) ? 'ended' : null) },
      context,
    ),
  ]);
  const ids = ticker.stories.map(({ id }) => id);
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ id: items.id, uri: items.uri, version: versions.version, expires: stories.expires, hold: holds })
          .from(items)
          .innerJoin(versions, eq(versions.seq, items.latestSeq))
          .innerJoin(stories, eq(stories.id, items.id))
          .leftJoin(holds, eq(holds.uri, items.uri))
          .where(inArray(items.id, ids));
  const known = new Map(rows.map((each) => [each.id, each]));
  const pinned = new Set(ticker.pinned);
  return {
    language,
    revision: row?.revision ?? 0,
    plan,
    changed: row && row.revision > 0 ? { at: row.changedAt.toISOString(), by: row.changedBy } : null,
    lines: ticker.stories.map((story) => {
      const found = known.get(story.id);
      const own =
        found?.expires && isOwnLine(found.uri)
          ? { expires: found.expires.toISOString(), version: Number(found.version) }
          : null;
      return { story, pinned: pinned.has(story.id), hold: holdAnswer(found?.hold), own };
    }),
    pinned: planned,
    hidden: ticker.hidden,
  };
}
