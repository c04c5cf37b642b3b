import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { BoardState, DeskItem, DeskState } from '#contract/desk.ts';
import { fold } from '#words/fold.ts';
import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import { holds, items, versions } from '../database/schema.ts';

export type Item = typeof items.$inferSelect;
export type Version = typeof versions.$inferSelect;

/** Withdrawn stories stay on the desk's list for a week. */
const killedFor = sql`interval '7 days'`;

// Of the embargoed version, which may be older than the newest draft.
const opensAt =
  sql<Date | null>`(select max(w.opens_at) from ${versions} w where w.uri = ${items.uri} and w.opens_at is not null)`.mapWith(
    versions.opensAt,
  );
const opensVersion = sql<
  string | null
>`(select w.version from ${versions} w where w.uri = ${items.uri} and w.opens_at is not null and w.seq <> ${items.latestSeq} order by w.opens_at desc limit 1)`;

const isWithdrawn = sql`exists (select 1 from ${holds} h where h.uri = ${items.uri} and h.withdrawn_at is not null)`;

const state = sql<BoardState>`case
  when ${isWithdrawn} then 'killed'
  when ${versions.pubStatus} = 'canceled' then 'killed'
  when ${opensAt} is not null then 'embargoed'
  when ${versions.pubStatus} = 'withheld' and ${items.publicSeq} is not null then 'changed'
  when ${versions.pubStatus} = 'withheld' then 'draft'
  else 'published' end`;

const onDesk = sql`(${state} in ('draft', 'embargoed', 'changed')
  or ${isWithdrawn}
  or ${state} = 'killed' and coalesce(${items.killedAt}, ${versions.receivedAt}) > now() - ${killedFor})`;

const withLatest = (db: Database) =>
  db
    .select({ item: items, latest: versions, state, opensAt, opensVersion })
    .from(items)
    .innerJoin(versions, eq(versions.seq, items.latestSeq))
    .$dynamic();

export type DraftRow = {
  item: Item;
  latest: Version;
  state: BoardState;
  opensAt: Date | null;
  /** The embargoed version, if a newer draft exists. */
  opensVersion: string | null;
};

export type DeskFilter = { state?: DeskState; language?: Language; section?: string; q?: string };

function matching(filter: DeskFilter) {
  return and(
    onDesk,
    filter.language ? eq(versions.language, filter.language) : undefined,
    filter.section ? eq(versions.section, filter.section) : undefined,
  );
}

function containsWords({ item, latest: { story } }: DraftRow, words: string[]): boolean {
  const text = fold(
    [story.headline, story.kicker, story.tickerLine, story.deck, story.byline, story.dateline, item.uri].join('\n'),
  );
  return words.every((word) => text.includes(word));
}

/** Newest first. Search words are compared in TypeScript, where folding is, so rows are read until the page is full; drafts are few. */
export async function deskPage(
  db: Database,
  filter: DeskFilter,
  { before, limit }: { before?: number; limit: number },
): Promise<{ items: DeskItem[]; next: string | null }> {
  const words = fold(filter.q ?? '')
    .split(/\s+/u)
    .filter(Boolean);
  const found: DraftRow[] = [];
  const chunk = words.length > 0 ? 200 : limit + 1;
  for (let below = before; found.length <= limit;) {
    const rows = await withLatest(db)
      .where(
        and(
          matching(filter),
          filter.state ? eq(state, filter.state) : undefined,
          below === undefined ? undefined : lt(items.latestSeq, below),
        ),
      )
      .orderBy(desc(items.latestSeq))
      .limit(chunk);
    found.push(...rows.filter((row) => containsWords(row, words)));
    if (rows.length < chunk) break;
    below = rows.at(-1)!.latest.seq;
  }
  const page = found.slice(0, limit);
  return { items: page.map(deskItemOf), next: found.length > limit ? String(page.at(-1)!.latest.seq) : null };
}

export async function deskCounts(db: Database, filter: DeskFilter): Promise<Record<DeskState, number>> {
  const rows = await db
    .select({ state, count: sql<number>`count(*)::int` })
    .from(items)
    .innerJoin(versions, eq(versions.seq, items.latestSeq))
    .where(matching(filter))
    .groupBy(sql`1`);
  return {
    draft: 0,
    embargoed: 0,
    changed: 0,
    killed: 0,
    ...Object.fromEntries(rows.map((row) => [row.state, row.count])),
  };
}

function deskItemOf({ item, latest, state, opensAt, opensVersion }: DraftRow): DeskItem {
  return {
    id: item.id,
    uri: item.uri,
    language: latest.language as Language,
    state: state as DeskState,
    headline: latest.headline,
    section: latest.story.section,
    version: latest.version,
    savedAt: latest.versionCreated.toISOString(),
    opensAt: opensAt?.toISOString() ?? null,
    opensVersion,
    urgency: latest.urgency,
    byline: latest.story.byline,
  };
}

export async function draftById(db: Database, id: string): Promise<DraftRow | null> {
  return (await withLatest(db).where(eq(items.id, id)))[0] ?? null;
}

export async function draftByUri(db: Database, uri: string): Promise<DraftRow | null> {
  return (await withLatest(db).where(eq(items.uri, uri)))[0] ?? null;
}

export async function draftsByUri(db: Database, uris: string[]): Promise<DraftRow[]> {
  return uris.length === 0 ? [] : withLatest(db).where(inArray(items.uri, uris));
}

/** Everything in the translation group of an item, the item itself first. */
export async function groupOf(db: Database, row: DraftRow): Promise<DraftRow[]> {
  if (row.item.group === null) return [row];
  const rows = await withLatest(db).where(eq(items.group, row.item.group)).orderBy(asc(items.language), asc(items.id));
  return [row, ...rows.filter(({ item }) => item.uri !== row.item.uri)];
}

/** Newest first. */
export async function versionsOf(db: Database, uri: string): Promise<Version[]> {
  return db.select().from(versions).where(eq(versions.uri, uri)).orderBy(desc(versions.seq));
}

export async function versionBySeq(db: Database, uri: string, seq: number): Promise<Version | null> {
  return (
    (
      await db
        .select()
        .from(versions)
        .where(and(eq(versions.uri, uri), eq(versions.seq, seq)))
    )[0] ?? null
  );
}

export async function versionByName(db: Database, uri: string, version: string): Promise<Version | null> {
  const rows = await db
    .select()
    .from(versions)
    .where(and(eq(versions.uri, uri), eq(versions.version, version)))
    .orderBy(desc(versions.seq))
    .limit(1);
  return rows[0] ?? null;
}
