import { repeat, type Repeated } from '../intake/pictures/repeat.ts';
import type { IntakeSettings } from '../intake/prepare.ts';
import type { Store } from '../store/database/store.ts';
import { countToOpen } from '../store/source-items.ts';
import * as rows from '../store/sources.ts';
import { firstRound } from './first-round.ts';
import { compareListed, listingRound, missingFromNewest } from './listing-round.ts';
import { openSession } from './open-session.ts';
import { Stop, type Round } from './round.ts';
import { SourceError, type OpenSource, type Source } from './source.ts';
import { takeDocuments, takeWaiting, type Taking } from './take-documents.ts';
import { withdrawMissing, type Suspicion } from './withdraw-missing.ts';

export type Follower = Repeated & {
  /** What a webhook named: read before anything else. */
  take(keys: readonly string[]): void;
};
export type FollowContext = {
  store: Store;
  intake: IntakeSettings;
  /** Names this process among those that may follow the source. */
  holder: string;
  now?: () => Date;
  onError(error: unknown): void;
  /** The source cannot be asked, for now. */
  onTrouble(source: string, message: string): void;
  /** A round has ended: for metrics. */
  onRound?(source: string): void;
};
/** Milliseconds between two looks for changes. */
const every = 30_000;
const afterTrouble = 10_000;
const longestPause = 30_000;
/** Of a source that asks for one. */
const longestAsked = 3_600_000;
const listingEvery = 24 * 3_600_000;
/** A session with a source: then its login is proved anew. */
const sessionAge = 10 * 60_000;
const mostTaken = 1000;
const newestRead = 1000;
const unexpected = 'something went wrong here, which the log of the server names; it is tried again';

/** Follows one source for as long as it runs: one process at a time, in steps that may end at any moment. */
export function followSource(source: Source, ctx: FollowContext): Follower {
  const { store, intake, holder, now = () => new Date(), onError, onTrouble, onRound } = ctx;
  const { db } = store;
  const waiting = new Set<string>();
  const aborted = new AbortController();
  let session: { open: OpenSource; since: number } | undefined;
  let lookAt = 0;
  let failures = 0;
  /** Until when the source has asked to be left alone. */
  let quietUntil = 0;
  let held = false;
  let interrupted = false;

  const step = async (stopped: () => boolean): Promise<number> => {
    const row = await rows.claimSource(db, source.name, source.settings, holder);
    held = row !== null;
    if (!row) return (rows.holdSeconds * 1000) / 3;
    if (row.pausedBy) {
      await rows.releaseSource(db, source.name, holder);
      return 60_000;
    }
    interrupted = false;
    const renewal = setInterval(
      () =>
        void rows.renewHold(db, source.name, holder).then(
          (mine) => (held = mine),
          () => {},
        ),
      (rows.holdSeconds * 1000) / 3,
    ).unref();
    try {
      const wait = await round(row, () => stopped() || !held || interrupted);
      failures = 0;
      return wait;
    } catch (error) {
      if (error instanceof Stop || stopped()) return 0;
      session = undefined;
      failures += 1;
      const asked = error instanceof SourceError ? Math.min(error.seconds * 1000, longestAsked) : 0;
      quietUntil = now().getTime() + asked;
      const pause = Math.max(asked, Math.min(longestPause, afterTrouble * 2 ** (failures - 1)));
      lookAt = now().getTime() + pause;
      const failure = error instanceof SourceError ? error.message : unexpected;
      const noted = rows.updateSource(db, source.name, { failedAt: row.failedAt ?? now(), failure });
      if (!(error instanceof SourceError)) {
        // Perhaps it is the database that is away.
        await noted.catch(() => {});
        throw error;
      }
      onTrouble(source.name, failure);
      await noted;
      return pause;
    } finally {
      clearInterval(renewal);
      onRound?.(source.name);
    }
  };

  /** One step of the work; resolves to milliseconds until the next. */
  async function round(row: rows.SourceRow, stopped: () => boolean): Promise<number> {
    const quiet = quietUntil - now().getTime();
    if (quiet > 0) return quiet;
    if (!session || now().getTime() - session.since > sessionAge)
      session = { open: await openSession(db, source, aborted.signal), since: now().getTime() };
    const { open } = session;
    const shared: Round = {
      ...{ store, source, open, row, now, stopped },
      take: (documents) => takeDocuments(documents, shared, taking),
      withdraw: (suspects) => withdraw(suspects, shared),
    };
    const taking: Taking = { waiting, intake, isNews: false };
    await takeWaiting(shared, taking);
    const left = lookAt - now().getTime();
    if (left <= 0) {
      await look({ ...shared, take: (documents) => takeDocuments(documents, shared, { ...taking, isNews: true }) });
      lookAt = now().getTime() + every;
      return 0;
    }
    if (row.phase === 'first') return firstRound(shared);
    if (row.phase === 'listing') return listingRound(shared);
    if (row.listedAt === null || now().getTime() - row.listedAt.getTime() > listingEvery) {
      await rows.advanceSource(db, row, { phase: 'listing', cursor: null, listedAt: now() });
      return 0;
    }
    return left;
  }

  /** What has changed since the last look, and what is not among the newest any more. */
  async function look(shared: Round): Promise<void> {
    const { open, row } = shared;
    for await (const { documents, position } of open.changes(row.position)) {
      await shared.take(documents);
      if (position !== row.position) await rows.updateSource(db, source.name, { position });
    }
    await takeWaiting(shared, { waiting, intake, isNews: true });
    // While everything is read for the first time, newest first, the newest come soon enough without.
    if (row.phase !== 'first' || row.done > newestRead) {
      const { listed, since } = await open.newest();
      await compareListed(shared, listed);
      await shared.withdraw(await missingFromNewest(shared, listed, since));
    }
    const trouble = await troubleOf(open);
    await rows.updateSource(db, source.name, {
      checkedAt: now(),
      failure: trouble,
      failedAt: trouble === null ? null : (row.failedAt ?? now()),
    });
  }

  /** With what hangs on it: a story whose time was put off there opens here all the same. */
  async function troubleOf({ trouble, shows }: OpenSource): Promise<string | null> {
    const blind = trouble === null || shows.includes('scheduled') ? 0 : await countToOpen(db, source.name, now());
    return blind > 0 ? `${trouble}; ${blind} scheduled stories will open here even if they are put off there` : trouble;
  }

  async function withdraw(suspects: ReadonlyMap<string, Suspicion>, { open, row }: Round): Promise<void> {
    if (suspects.size === 0) return;
    const given = { store, source: source.name, intake, agreed: row.agreed };
    const { tooMany, withdrawn } = await withdrawMissing(given, open, suspects, now);
    if (tooMany) {
      await rows.updateSource(db, source.name, { pausedBy: 'withdrawals', pausedAt: now(), suspects: suspects.size });
      throw new Stop();
    }
    if (withdrawn > 0 && row.agreed > 0) await rows.updateSource(db, source.name, { agreed: 0 });
  }

  const repeated = repeat(step, { onError, afterError: afterTrouble });
  return {
    wake() {
      // Somebody may have paused it, or asked for everything again, or for a look at once.
      interrupted = true;
      lookAt = 0;
      quietUntil = 0;
      repeated.wake();
    },
    take(keys) {
      for (const key of keys) if (waiting.size < mostTaken) waiting.add(key);
      repeated.wake();
    },
    settled: () => repeated.settled(),
    async stop() {
      aborted.abort();
      await repeated.stop();
      await rows.releaseSource(db, source.name, holder).catch(() => {});
    },
  };
}
