import { advanceSource } from '../store/sources.ts';
import type { Round } from './round.ts';

/** How much the newest page counts in the rate. */
const weight = 0.3;

/** One page of everything. Where it ends is stored after each, so that a process that was killed goes on from there. */
export async function firstRound({ store, open, row, now, take }: Round): Promise<number> {
  const began = performance.now();
  const { documents, cursor, total } = await open.first(row.cursor);
  await take(documents);
  const seconds = (performance.now() - began) / 1000;
  const pace = documents.length / Math.max(seconds, 0.001);
  const rate = row.rate > 0 ? row.rate * (1 - weight) + pace * weight : pace;
  const done = row.done + documents.length;
  await advanceSource(store.db, row, {
    ...{ cursor, rate, total: Math.max(total, done), done },
    // What was skipped by pages that shifted is found by comparing all keys.
    ...(cursor === null && { phase: 'listing' as const, listedAt: now() }),
  });
  return 0;
}
