import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { repeat, type Repeated } from '../intake/pictures/repeat.ts';
import type { IntakeSettings } from '../intake/prepare.ts';
import type { Store } from '../store/database/store.ts';
import { knownItems, newestVersion, type SourceItem } from '../store/source-items.ts';
import { claimSource, holdSeconds, releaseSource, renewHold, updateSource, type SourceRow } from '../store/sources.ts';
import { firstRound } from './first-round.ts';
import { compareListed, listingRound, missingFromNewest } from './listing-round.ts';
import { noteUntaken } from './note-untaken.ts';
import { openSession } from './open-session.ts';
import { SourceError, type OpenSource, type Source, type SourceDocument } from './source.ts';
import { takeDocument } from './take-document.ts';
import { isHere, withdrawMissing, type Suspicion } from './withdraw-missing.ts';

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
/** What the rounds of a source share. */
export type Round = {
  store: Store;
  source: Source;
  open: OpenSource;
  row: SourceRow;
  now: () => Date;
  stopped: () => boolean;
  /** Takes documents in, one after the other; resolves to how many it came to. */
  take(documents: readonly SourceDocument[]): Promise<number>;
  /** Withdraws what readers of the source do not get any more. */
  withdraw(suspects: ReadonlyMap<string, Suspicion>): Promise<void>;
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

class Stop extends Error {}

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
    const row = await claimSource(db, source.name, source.settings, holder);
    held = row !== null;
    if (!row) return (holdSeconds * 1000) / 3;
    if (row.pausedBy) {
      await releaseSource(db, source.name, holder);
      return 60_000;
    }
    interrupted = false;
    const renewal = setInterval(
      () =>
        void renewHold(db, source.name, holder).then(
          (mine) => (held = mine),
          () => {},
        ),
      (holdSeconds * 1000) / 3,
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
      if (!(error instanceof SourceError)) throw error;
      onTrouble(source.name, error.message);
      await updateSource(db, source.name, { failedAt: row.failedAt ?? now(), failure: error.message });
      return pause;
    } finally {
      clearInterval(renewal);
      onRound?.(source.name);
    }
  };

  /** One step of the work; resolves to milliseconds until the next. */
  async function round(row: SourceRow, stopped: () => boolean): Promise<number> {
    const quiet = quietUntil - now().getTime();
    if (quiet > 0) return quiet;
    if (!session || now().getTime() - session.since > sessionAge)
      session = { open: await openSession(db, source, aborted.signal), since: now().getTime() };
    const { open } = session;
    const shared: Round = {
      ...{ store, source, open, row, now, stopped },
      take: (documents) => takeAll(documents, shared, true),
      withdraw: (suspects) => withdraw(suspects, shared),
    };
    await takeWaiting(shared);
    const left = lookAt - now().getTime();
    if (left <= 0) {
      await look(shared);
      lookAt = now().getTime() + every;
      return 0;
    }
    if (row.phase === 'first') return firstRound(shared);
    if (row.phase === 'listing') return listingRound(shared);
    if (row.listedAt === null || now().getTime() - row.listedAt.getTime() > listingEvery) {
      await updateSource(db, source.name, { phase: 'listing', cursor: null, listedAt: now() });
      return 0;
    }
    return left;
  }

  /** What has changed since the last look, and what is not among the newest any more. */
  async function look(shared: Round): Promise<void> {
    const { open, row } = shared;
    for await (const { documents, position } of open.changes(row.position)) {
      await shared.take(documents);
      if (position !== row.position) await updateSource(db, source.name, { position });
    }
    await takeWaiting(shared);
    // While everything is read for the first time, newest first, the newest come soon enough without.
    if (row.phase !== 'first' || row.done > newestRead) {
      const { listed, since } = await open.newest();
      await compareListed(shared, listed);
      await shared.withdraw(await missingFromNewest(shared, listed, since));
    }
    const { trouble } = open;
    await updateSource(db, source.name, {
      checkedAt: now(),
      failure: trouble,
      failedAt: trouble === null ? null : (row.failedAt ?? now()),
    });
  }

  /** `urgent`: what a webhook names meanwhile comes first. */
  async function takeAll(documents: readonly SourceDocument[], shared: Round, urgent: boolean): Promise<number> {
    const known = await knownItems(
      db,
      source.name,
      documents.map(({ key }) => key),
    );
    const suspects = new Map<string, Suspicion>();
    for (const document of documents) {
      if (shared.stopped()) throw new Stop();
      if (urgent && waiting.size > 0) await takeWaiting(shared);
      const suspicion = await suspicionOf(document, known.get(document.key));
      if (suspicion) suspects.set(document.key, suspicion);
      else await takeOne(document, known.get(document.key));
    }
    if (suspects.size === 0) return documents.length;
    await shared.withdraw(suspects);
    const after = await knownItems(db, source.name, [...suspects.keys()]);
    for (const document of documents)
      if (after.get(document.key)?.state === 'withdrawn') await takeOne(document, after.get(document.key));
    return documents.length;
  }

  /** A document that says readers must not have what they have. */
  async function suspicionOf(document: SourceDocument, known: SourceItem | undefined): Promise<Suspicion | null> {
    if (!known || !isHere(known)) return null;
    if (document.standing === 'hidden') return 'missing';
    if (document.standing === 'draft' && known.state !== 'draft') return 'missing';
    if (document.standing !== 'scheduled' || document.dated <= now()) return null;
    return (await newestVersion(db, known.uri))?.isPublic ? 'rescheduled' : null;
  }

  async function takeOne(document: SourceDocument, known: SourceItem | undefined): Promise<void> {
    const began = performance.now();
    if (document.standing === 'hidden' || document.standing === 'unreadable') {
      await noteUntaken(db, source.name, document, known, now());
      return;
    }
    const taken = await takeDocument({ store, source: source.name, intake }, document, known, now());
    // Readers come first: at least half of the time is theirs.
    if (taken === 'unchanged') await setImmediate();
    else await sleep(performance.now() - began);
  }

  async function takeWaiting(shared: Round): Promise<void> {
    if (waiting.size === 0) return;
    const keys = [...waiting];
    waiting.clear();
    const documents = await shared.open.documents(keys);
    await takeAll(documents, shared, false);
    const found = new Set(documents.map(({ key }) => key));
    await shared.withdraw(new Map(keys.filter((key) => !found.has(key)).map((key) => [key, 'missing'])));
  }

  async function withdraw(suspects: ReadonlyMap<string, Suspicion>, { open, row }: Round): Promise<void> {
    if (suspects.size === 0) return;
    const given = { store, source: source.name, intake, agreed: row.agreed };
    const { tooMany, withdrawn } = await withdrawMissing(given, open, suspects, now);
    if (tooMany) {
      await updateSource(db, source.name, { pausedBy: 'withdrawals', pausedAt: now(), suspects: suspects.size });
      throw new Stop();
    }
    if (withdrawn > 0 && row.agreed > 0) await updateSource(db, source.name, { agreed: 0 });
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
      await releaseSource(db, source.name, holder).catch(() => {});
    },
  };
}
