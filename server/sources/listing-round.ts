import { knownItems, markListed, notListedSince, takenSince } from '../store/source-items.ts';
import { advanceSource } from '../store/sources.ts';
import { isToBeTried } from './note-untaken.ts';
import { Stop, type Round } from './round.ts';
import type { Listed } from './source.ts';
import type { Suspicion } from './withdraw-missing.ts';

const atOnce = 50;

/** One page of all keys: reads what is not here, or differs. After the last one, what no page named is looked for. */
export async function listingRound(round: Round): Promise<number> {
  const { store, source, open, row } = round;
  const { listed, cursor } = await open.listing(row.cursor);
  if (round.stopped()) throw new Stop();
  await compareListed(round, listed);
  await markListed(
    store.db,
    source.name,
    listed.map(({ key }) => key),
    round.now(),
  );
  if (cursor === null) {
    const missing = await notListedSince(store.db, source.name, row.listedAt ?? new Date(0), open.shows, round.now());
    await round.withdraw(suspected(missing.map(({ key }) => key)));
  }
  await advanceSource(store.db, row, { cursor, ...(cursor === null && { phase: 'following' as const }) });
  return 0;
}

/** Reads what is listed and not here, or here as another. */
export async function compareListed({ store, source, open, take, now }: Round, listed: Listed[]): Promise<void> {
  const known = await knownItems(
    store.db,
    source.name,
    listed.map(({ key }) => key),
  );
  const differs = ({ key, changed }: Listed) => {
    const row = known.get(key);
    return row?.changed !== changed || isToBeTried(row, now());
  };
  const differing = listed.filter(differs).map(({ key }) => key);
  for (let at = 0; at < differing.length; at += atOnce)
    await take(await open.documents(differing.slice(at, at + atOnce)));
}

/** What is here, should be among the newest, and is not. */
export async function missingFromNewest(
  { store, source, open, now }: Round,
  listed: Listed[],
  since: Date,
): Promise<ReadonlyMap<string, Suspicion>> {
  const there = new Set(listed.map(({ key }) => key));
  const here = await takenSince(store.db, source.name, since, open.shows, now());
  return suspected(here.flatMap(({ key }) => (there.has(key) ? [] : [key])));
}

const suspected = (keys: string[]): ReadonlyMap<string, Suspicion> => new Map(keys.map((key) => [key, 'missing']));
