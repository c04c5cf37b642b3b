import { and, count, desc, eq, gt, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { items, sourceItems, versions } from './database/schema.ts';

export type SourceItem = typeof sourceItems.$inferSelect;
export type SourceItemState = SourceItem['state'];
type Known = Pick<SourceItem, 'key' | 'changed' | 'state'>;

const known = { key: sourceItems.key, changed: sourceItems.changed, state: sourceItems.state };

export async function knownItems(db: Database, source: string, keys: string[]): Promise<Map<string, SourceItem>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .select()
    .from(sourceItems)
    .where(and(eq(sourceItems.source, source), inArray(sourceItems.key, keys)));
  return new Map(rows.map((row) => [row.key, row]));
}

export async function putSourceItem(db: Database, row: SourceItem): Promise<void> {
  const { source: _, key: __, ...changes } = row;
  await db
    .insert(sourceItems)
    .values(row)
    .onConflictDoUpdate({ target: [sourceItems.source, sourceItems.key], set: changes });
}

/** How late a source may be with what it has scheduled: WordPress publishes when somebody comes by. */
const latest = 3_600_000;

/** A scheduled document whose time has passed is one that readers have. */
export const isPublicBy = ({ state, dated }: Pick<SourceItem, 'state' | 'dated'>, now: Date): boolean =>
  state === 'public' || (state === 'scheduled' && dated.getTime() + latest <= now.getTime());

const inStates = (states: readonly SourceItemState[], now: Date) => {
  const { state, dated } = sourceItems;
  const overdue = and(eq(state, 'scheduled'), lte(dated, new Date(now.getTime() - latest)));
  return states.includes('public') ? or(inArray(state, [...states]), overdue) : inArray(state, [...states]);
};

/** How many documents of a source open at a time that is still to come. */
export async function countToOpen(db: Database, source: string, now: Date): Promise<number> {
  const { state, dated } = sourceItems;
  return db.$count(sourceItems, and(eq(sourceItems.source, source), eq(state, 'scheduled'), gt(dated, now)));
}

/** What is here of a source and newer than a moment, by its own order of time. */
export async function takenSince(
  db: Database,
  source: string,
  since: Date,
  states: readonly SourceItemState[],
  now: Date,
): Promise<Known[]> {
  return db
    .select(known)
    .from(sourceItems)
    .where(and(eq(sourceItems.source, source), gt(sourceItems.dated, since), inStates(states, now)));
}

export async function markListed(db: Database, source: string, keys: string[], now: Date): Promise<void> {
  if (keys.length === 0) return;
  await db
    .update(sourceItems)
    .set({ listedAt: now })
    .where(and(eq(sourceItems.source, source), inArray(sourceItems.key, keys)));
}

/** What is here of a source and was not named since its keys are being compared. */
export async function notListedSince(
  db: Database,
  source: string,
  began: Date,
  states: readonly SourceItemState[],
  now: Date,
): Promise<Known[]> {
  return db
    .select(known)
    .from(sourceItems)
    .where(
      and(
        eq(sourceItems.source, source),
        inStates(states, now),
        or(isNull(sourceItems.listedAt), lt(sourceItems.listedAt, began)),
        // Taken since: it is there.
        lt(sourceItems.takenAt, began),
      ),
    );
}

export async function itemsByState(db: Database, source: string): Promise<Partial<Record<SourceItemState, number>>> {
  const rows = await db
    .select({ state: sourceItems.state, n: count() })
    .from(sourceItems)
    .where(eq(sourceItems.source, source))
    .groupBy(sourceItems.state);
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** Names of what was left out of the documents of a source, with counts, most first; attributes of elements aside. */
export async function droppedOf(db: Database, source: string, most: number): Promise<{ name: string; n: number }[]> {
  const entries = sql`jsonb_each_text(${sourceItems.dropped}) as entry(name, n)`;
  const total = sql<number>`sum(entry.n::int)::int`;
  return db
    .select({ name: sql<string>`entry.name`, n: total })
    .from(sql`${sourceItems}, ${entries}`)
    .where(and(eq(sourceItems.source, source), sql`entry.name not like '@%'`))
    .groupBy(sql`entry.name`)
    .orderBy(desc(total), sql`entry.name`)
    .limit(most);
}

/** Documents that were refused, or taken in with warnings; the refused ones first, then the newest. */
export async function itemsWithProblems(db: Database, source: string, most: number) {
  const { key, headline, state, refused, problems, dated } = sourceItems;
  return db
    .select({ key, headline, state, refused, problems, dated, id: items.id })
    .from(sourceItems)
    .leftJoin(items, eq(items.uri, sourceItems.uri))
    .where(and(eq(sourceItems.source, source), sql`${problems} <> '[]'::jsonb`))
    .orderBy(desc(refused), desc(dated))
    .limit(most);
}

export async function countProblems(db: Database, source: string): Promise<{ refused: number; warned: number }> {
  const [row] = await db
    .select({
      refused: sql<number>`(count(*) filter (where ${sourceItems.refused}))::int`,
      warned: sql<number>`(count(*) filter (where not ${sourceItems.refused} and ${sourceItems.problems} <> '[]'::jsonb))::int`,
    })
    .from(sourceItems)
    .where(eq(sourceItems.source, source));
  return row ?? { refused: 0, warned: 0 };
}

/** The newest version of an item, and whether readers ever had one, and have one now. */
export async function newestVersion(db: Database, uri: string) {
  const { version, pubStatus, versionCreated, item } = versions;
  const [row] = await db
    .select({
      ...{ version, pubStatus, versionCreated, item },
      everPublic: sql<boolean>`${items.firstPublished} is not null`,
      isPublic: sql<boolean>`${items.publicSeq} is not null`,
    })
    .from(items)
    .innerJoin(versions, eq(versions.seq, items.latestSeq))
    .where(eq(items.uri, uri));
  return row ?? null;
}

/** The newest version of an item that has content: a withdrawal has none. */
export async function lastContent(db: Database, uri: string): Promise<object | null> {
  const [row] = await db
    .select({ item: versions.item })
    .from(versions)
    .where(and(eq(versions.uri, uri), ne(versions.pubStatus, 'canceled')))
    .orderBy(desc(versions.seq))
    .limit(1);
  return (row?.item as object | undefined) ?? null;
}
