import { and, eq, inArray, isNotNull, notExists, or, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Story } from '#contract/story.ts';
import type { NewChange } from './changes.ts';
import type { Database } from '../database/database.ts';
import { clearStory } from './kill.ts';
import type { VersionRow } from './publish.ts';
import { asJson, rowsOf, withoutBody } from '../database/rows.ts';
import { items, moves, stories } from '../database/schema.ts';
import { storyIdOf } from './story-id.ts';

// A story that its newsroom now sends under another uri. `moves` holds what public items say of former ones, and nothing
// that a draft says. Each move is stored as it was named, and the chain is followed when an address is read, so that undoing one
// move leaves the others as they are.

type Move = typeof moves.$inferSelect;

// Any constant serves, as long as it is not the one of changes.
const movesLock = 6_240_816;

/** Where an address leads: the story's present id and language, whether it was withdrawn there, and every id on the way. */
export type Moved = { id: string; language: Language; killedAt: Date | null; ids: string[] };

/** Null for an address that leads nowhere else. */
export async function resolveMove(db: Database, id: string): Promise<Moved | null> {
  const ids = await moveChain(db, id);
  if (ids.length === 1) return null;
  const { language, killedAt } = stories;
  const [story] = await db
    .select({ id: stories.id, language, killedAt })
    .from(stories)
    .where(eq(stories.id, ids.at(-1)!));
  return story ? { ...story, language: story.language as Language, ids } : null;
}

/** Cards of what is public where these addresses lead, by address; those that lead nowhere else are not among them. */
export async function currentCards(db: Database, ids: string[]): Promise<Map<string, Story>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsOf<{ address: string; card: unknown }>(
    db,
    // A story that has moved has no article; only the end of the chain has one. UNION also ends a circle.
    sql`
    with recursive way(address, id) as (
      select from_id, to_id from moves where from_id in ${ids}
      union select way.address, moves.to_id from way join moves on moves.from_id = way.id)
    select way.address, ${withoutBody(sql`s.article`)} as card from way join stories s on s.id = way.id where s.article is not null`,
  );
  return new Map(rows.map(({ address, card }) => [address, asJson(card) as Story]));
}

/** Whether a story was withdrawn at its own address. The change that brings it back is then written under this id, as are moves from it. */
export async function isWithdrawnInPlace(db: Database, id: string): Promise<boolean> {
  const leadsOn = db.select({ id: moves.toId }).from(moves).where(eq(moves.fromId, id));
  const rows = await db
    .select({ id: stories.id })
    .from(stories)
    .where(and(eq(stories.id, id), isNotNull(stories.killedAt), notExists(leadsOn)));
  return rows.length > 0;
}

/** What became of a story that has no article in a language: `ids` are its own, and those that led to it. */
export type MissingStory = { withdrawnAt: Date; ids: string[] } | { moved: Moved } | null;

export async function whyMissing(
  db: Database,
  language: Language,
  id: string,
  killedAt: Date | null,
): Promise<MissingStory> {
  const moved = await resolveMove(db, id);
  if (!moved) return killedAt && { withdrawnAt: killedAt, ids: [id] };
  if (moved.language !== language) return null;
  return moved.killedAt ? { withdrawnAt: moved.killedAt, ids: moved.ids } : { moved };
}

async function moveChain(db: Database, id: string): Promise<string[]> {
  const ids = [id];
  for (;;) {
    const [move] = await db
      .select()
      .from(moves)
      .where(eq(moves.fromId, ids.at(-1)!));
    if (!move || ids.includes(move.toId)) return ids;
    ids.push(move.toId);
  }
}

/**
 * First step of a transaction that may publish. Two items that name each other, or one that arrives while another takes
 * its address, are processed one after the other; all others run concurrently.
 */
export async function lockMoves(tx: Database, how: 'to move' | 'to publish'): Promise<void> {
  await tx.execute(
    how === 'to move'
      ? sql`select pg_advisory_xact_lock(${movesLock})`
      : sql`select pg_advisory_xact_lock_shared(${movesLock})`,
  );
}

export type AppliedMoves =
  /** The story has moved: nothing is published at its old address. */
  | { movedAway: true }
  /** `released`: former addresses that no longer lead to it. */
  | { movedAway: false; changes: NewChange[]; released: Move[] };

/** Makes the former addresses of a story lead to it, as the version says that is about to be published. */
export async function applyMoves(tx: Database, id: string, version: VersionRow, now: Date): Promise<AppliedMoves> {
  const former = (await idsOf(tx, version.story.formerUris)).filter((other) => other !== id);
  const known = await tx
    .select()
    .from(moves)
    .where(or(eq(moves.fromId, id), eq(moves.toId, id)));
  if (known.some(({ fromId }) => fromId === id)) {
    const way = await moveChain(tx, id);
    if (!former.some((other) => way.includes(other))) {
      await tx.update(moves).set({ seq: version.seq }).where(eq(moves.fromId, id));
      return { movedAway: true };
    }
    // It returns to its own address. Without a move of its own, no move that leads to it can close a circle.
    await tx.delete(moves).where(eq(moves.fromId, id));
  }
  const before = known.filter(({ toId }) => toId === id);
  const released = before.filter(({ fromId }) => !former.includes(fromId));
  for (const { fromId } of released) await tx.delete(moves).where(eq(moves.fromId, fromId));
  const fresh = former.filter((other) => before.every(({ fromId }) => fromId !== other));
  const changes: NewChange[] = [];
  for (const fromId of fresh) {
    const [item] = await tx.select({ seq: items.publicSeq }).from(items).where(eq(items.id, fromId));
    await tx
      .insert(moves)
      .values({ fromId, toId: id, seq: item?.seq ?? null })
      .onConflictDoUpdate({ target: moves.fromId, set: { toId: id } });
    changes.push(...(await clearStory(tx, fromId, 'moved', now)));
  }
  return { movedAway: false, changes, released };
}

/** Ids of known items, and those that unknown items would have. */
async function idsOf(tx: Database, uris: string[]): Promise<string[]> {
  if (uris.length === 0) return [];
  const made = uris.map((uri) => storyIdOf(uri));
  const known = await tx
    .select({ uri: items.uri, id: items.id })
    .from(items)
    .where(or(inArray(items.uri, uris), inArray(items.id, made)));
  const ids = uris.flatMap((uri, index) => {
    const own = known.find((item) => item.uri === uri);
    if (own) return [own.id];
    // The id is another item's: that one has not moved.
    return known.some((item) => item.id === made[index]) ? [] : [made[index]!];
  });
  return [...new Set(ids)];
}
