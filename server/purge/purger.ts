import { randomUUID } from 'node:crypto';
import { canReplayFrom, type Change, positionNow, watchChanges } from '../store/publishing/changes.ts';
import {
  advancePurge,
  changesToPurge,
  claimPurge,
  countPurgeFailure,
  purgeClaimSeconds,
  releasePurges,
  withdrawalsToPurge,
} from '../store/purging/purge-positions.ts';
import type { Store } from '../store/database/store.ts';
import { type Site, staleAfter, staleWithoutTrace } from './stale.ts';
import type { Target } from './target.ts';

// Milliseconds.
const purgeTimeout = 15_000;
const renewEvery = (purgeClaimSeconds * 1000) / 3;
const mostAtOnce = 200;
const leastAtOnce = 10;
// Another process may have ended without having purged what it was notified of.
const lookAgainEvery = 3000;
const firstRetry = 500;
const longestRetry = 60_000;
// Longer than a process needs to learn of a change that it was not notified of, and to render a page.
const defaultAgainAfter = 10_000;

export type Purger = { stop(): Promise<void> };

/**
 * Purges every cache of each change, in order, until it has acknowledged. One process does it for all; how far it has come is stored,
 * so that nothing is forgotten by a restart.
 */
export async function startPurger(
  store: Store,
  targets: readonly Target[],
  {
    site,
    onError,
    againAfter = defaultAgainAfter,
  }: { site: Site; onError: (error: unknown, target: string) => void; againAfter?: number },
): Promise<Purger> {
  if (targets.length === 0) return { stop: async () => {} };
  const me = randomUUID();
  const stopping = new AbortController();
  const runs = targets.map((target) =>
    createRun(store, target, { site, me, signal: stopping.signal, onError, againAfter }),
  );
  const wake = (isUrgent = false): void => {
    for (const run of runs) run.wake(isUrgent);
  };
  const unwatch = await watchChanges(
    store,
    ({ kind }) => wake(kind === 'killed'),
    () => wake(),
  );
  const timer = setInterval(() => wake(), lookAgainEvery);
  timer.unref();
  wake();
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await unwatch();
      await Promise.all(runs.map((run) => run.ended()));
      await releasePurges(store.db, me).catch(() => {});
    },
  };
}

/** What shows readers something untrue when it comes from a cache, not only less than there is. */
const isWrongWhenOld: ReadonlySet<string> = new Set(['killed', 'moved', 'updated']);

type Context = {
  site: Site;
  me: string;
  signal: AbortSignal;
  onError: (error: unknown, target: string) => void;
  againAfter: number;
};

function createRun(store: Store, target: Target, { site, me, signal, onError, againAfter }: Context) {
  let running: Promise<void> | undefined;
  let again = false;
  let failures = 0;
  let retry: NodeJS.Timeout | undefined;
  /** Ends the purge that is under way: the next one begins with what readers must not see any more. */
  let overtake = new AbortController();
  /** So that the one after it ends, however many stories are withdrawn meanwhile. */
  let hasOvertaken = false;
  /** Fewer for a cache that has failed with as many. */
  let atOnce = mostAtOnce;
  /** The last withdrawal that was purged before the changes ahead of it. */
  let withdrawnUpTo = 0;
  signal.addEventListener('abort', () => clearTimeout(retry));

  /** Purges what is stale now; resolves to whether there may be more. */
  const step = async (): Promise<boolean> => {
    const { db } = store;
    const position = await claimPurge(db, target.name, me);
    if (position === null) return false;
    const traced = await canReplayFrom(db, position, new Date());
    const newest = traced ? 0 : await positionNow(db);
    const changes = traced ? await changesToPurge(db, position, atOnce) : [];
    if (traced && changes.length === 0) return false;
    const last = changes.at(-1)?.seq ?? newest;
    const hasMore = changes.length === atOnce;
    const timeout = AbortSignal.timeout(purgeTimeout);
    const until = AbortSignal.any([signal, overtake.signal, timeout]);
    const renewal = setInterval(() => void claimPurge(db, target.name, me).catch(() => {}), renewEvery);
    try {
      // An archive that moves in is thousands of changes: what readers must not see any more does not wait for them.
      const withdrawn = hasMore ? await withdrawalsToPurge(db, Math.max(last, withdrawnUpTo), mostAtOnce) : [];
      if (withdrawn.length > 0) {
        await target.purge(await staleAfter(db, withdrawn, site), until);
        withdrawnUpTo = withdrawn.at(-1)!.seq;
      }
      await target.purge(traced ? await staleAfter(db, changes, site) : staleWithoutTrace(site), until);
    } catch (error) {
      // Whatever it was: what was refused as too much is not sent as a whole again.
      if (!signal.aborted && !overtake.signal.aborted) atOnce = Math.max(leastAtOnce, Math.floor(atOnce / 2));
      throw error;
    } finally {
      clearInterval(renewal);
    }
    await advancePurge(db, target.name, me, last);
    const wrong = changes.filter(({ kind }) => isWrongWhenOld.has(kind));
    if (wrong.length > 0) purgeAgainLater(wrong);
    atOnce = Math.min(mostAtOnce, atOnce * 2);
    return hasMore;
  };

  /**
   * A server that learned of a change late, or was rendering meanwhile, may have put an old page back into the cache. Whichever process
   * holds the claim by then: twice does no harm.
   */
  const purgeAgainLater = (wrong: readonly Change[], isFirst = true): void => {
    const timer = setTimeout(async () => {
      if (signal.aborted) return;
      try {
        const until = AbortSignal.any([signal, AbortSignal.timeout(purgeTimeout)]);
        await target.purge(await staleAfter(store.db, wrong, site), until);
      } catch (error) {
        if (signal.aborted) return;
        if (isFirst) onError(error, target.name);
        purgeAgainLater(wrong, false);
      }
    }, againAfter);
    timer.unref();
  };

  const run = async (): Promise<void> => {
    do {
      again = false;
      overtake = new AbortController();
      try {
        const more = await step();
        again ||= more;
        failures = 0;
        hasOvertaken = false;
      } catch (error) {
        if (signal.aborted) return;
        if (overtake.signal.aborted) {
          hasOvertaken = true;
          continue;
        }
        hasOvertaken = false;
        // Once per outage.
        if (failures === 0) onError(error, target.name);
        failures += 1;
        await countPurgeFailure(store.db, target.name).catch(() => {});
        retry = setTimeout(() => wake(false), Math.min(longestRetry, firstRetry * 2 ** (failures - 1)));
        return;
      }
    } while (again && !signal.aborted);
  };

  function wake(isUrgent: boolean): void {
    if (signal.aborted) return;
    again = true;
    if (isUrgent && !hasOvertaken) overtake.abort();
    clearTimeout(retry);
    running ??= run().finally(() => {
      running = undefined;
    });
  }

  return { wake, ended: async () => running };
}
