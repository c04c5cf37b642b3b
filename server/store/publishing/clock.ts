import { and, asc, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import { type NewChange, pruneChanges, writeChanges } from './changes.ts';
import type { Database } from '../database/database.ts';
import { lockMoves } from './moves.ts';
import { publishVersion } from './publish.ts';
import { sortTwins } from './twins.ts';
import { items, stories, versions } from '../database/schema.ts';
import type { Store } from '../database/store.ts';

export type Clock = {
  /** Does what is due now, of many expiries the oldest. Ticks of one process never overlap; several processes may tick at once. */
  tick(now: Date): Promise<void>;
  stop(): Promise<void>;
};

/** What is due at times of its own besides embargoes and expiries. */
export type Duty = {
  doWhatIsDue(db: Database, now: Date): Promise<void>;
  /** When something is due next; several moments where that is easier. */
  nextMoment(db: Database, now: Date): Promise<Date[]>;
};

// A timer beyond 24 days fires at once in Node, and a computer that slept wakes with a late one.
const longestSleep = 60_000;
const afterTrouble = 5_000;
/** A transaction has the database's deadline in all: thousands of stories that expire at midnight need several. */
const expiredAtOnce = 100;

/** Opens embargoes, expires stories and deletes old changes when they are due. */
export function startClock(
  store: Store,
  {
    now = () => new Date(),
    onError = () => {},
    duties = [],
  }: { now?: () => Date; onError?: (error: unknown) => void; duties?: readonly Duty[] } = {},
): Clock {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let wakesAt = Infinity;
  let running: Promise<void> = Promise.resolve();

  // Never later than a tick that was requested meanwhile: what the query found may be older than that request.
  const sleepUntil = (moment: number) => {
    if (stopped || moment >= wakesAt) return;
    clearTimeout(timer);
    wakesAt = moment;
    timer = setTimeout(wake, Math.max(0, moment - now().getTime()));
    timer.unref();
  };
  const allThatIsDue = (moment: Date) =>
    doEach([embargoes, expiries, oldChanges, ...duties], (duty) => duty.doWhatIsDue(store.db, moment));
  const tick = (moment: Date) => (running = running.catch(() => {}).then(() => allThatIsDue(moment)));
  const wake = async () => {
    if (stopped) return;
    wakesAt = Infinity;
    try {
      await tick(now());
      const moments = await Promise.all([
        nextMoment(store.db).then((next) => (next ? [next] : [])),
        ...duties.map((duty) => duty.nextMoment(store.db, now())),
      ]);
      // What was too much for one tick is due already.
      sleepUntil(Math.min(...moments.flat().map(Number), now().getTime() + longestSleep));
    } catch (error) {
      if (stopped) return;
      for (const each of error instanceof AggregateError ? error.errors : [error]) onError(each);
      sleepUntil(now().getTime() + afterTrouble);
    }
  };
  const listening = store.listen(
    'clock',
    (moment) => sleepUntil(Date.parse(moment)),
    () => void wake(),
  );
  void wake();
  // Once more for changes from before the subscription. Without notices it still checks once a minute.
  listening.then(wake).catch(onError);
  return {
    tick,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running.catch(() => {});
      const unlisten = await listening.catch(() => undefined);
      await unlisten?.();
    },
  };
}

/** For items that are read again from an archive: does what was due before a moment, each thing at its own time. */
export async function catchUp(db: Database, until: Date): Promise<void> {
  for (let next = await nextMoment(db); next && next <= until; next = await nextMoment(db)) {
    await openEmbargoes(db, next);
    await expireStories(db, next);
  }
}

/** Seconds since the oldest embargo was over that is not open yet; 0 if none is late. */
export async function embargoLag(db: Database, now: Date): Promise<number> {
  const [late] = await db
    .select({ since: sql<string | null>`min(${versions.opensAt})` })
    .from(versions)
    .where(lte(versions.opensAt, now));
  return late?.since ? (now.getTime() - new Date(late.since).getTime()) / 1000 : 0;
}

/** The same for stories that should have expired. */
export async function expiryLag(db: Database, now: Date): Promise<number> {
  const [late] = await db
    .select({ since: stories.expires })
    .from(stories)
    .where(expiresBy(now))
    .orderBy(asc(stories.expires))
    .limit(1);
  return late?.since ? (now.getTime() - late.since.getTime()) / 1000 : 0;
}

const expiresBy = (now: Date) =>
  and(isNotNull(stories.expires), eq(stories.expired, false), lte(stories.expires, now), isNull(stories.killedAt));

const embargoes = { doWhatIsDue: openEmbargoes };
const expiries = { doWhatIsDue: expireStories };
const oldChanges = { doWhatIsDue: pruneChanges };

/** What goes wrong holds up nothing else: rejects with all of it at the end. */
export async function doEach<Thing>(things: readonly Thing[], work: (thing: Thing) => Promise<void>): Promise<void> {
  const errors: unknown[] = [];
  for (const thing of things)
    await work(thing).catch((error: unknown) =>
      errors.push(...(error instanceof AggregateError ? (error.errors as unknown[]) : [error])),
    );
  if (errors.length > 0) throw new AggregateError(errors, 'What was due could not all be done.');
}

async function openEmbargoes(db: Database, now: Date): Promise<void> {
  const isDue = and(isNotNull(versions.opensAt), lte(versions.opensAt, now));
  const due = await db
    .select({ seq: versions.seq, uri: versions.uri })
    .from(versions)
    .where(isDue)
    .orderBy(asc(versions.opensAt), asc(versions.seq));
  await doEach(due, ({ seq, uri }) =>
    db.transaction(async (tx) => {
      await lockMoves(tx, 'to move');
      // Another process may do the same: the second one to get the item's lock finds nothing left to open.
      const [item] = await tx.select().from(items).where(eq(items.uri, uri)).for('update');
      const [version] = await tx
        .select()
        .from(versions)
        .where(and(eq(versions.seq, seq), isDue));
      if (item && version) await publishVersion(tx, item, version, now, { waitedUntil: version.opensAt! });
    }),
  );
}

/** The oldest of them; the next tick goes on. */
async function expireStories(db: Database, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const due = tx
      .select({ id: stories.id })
      .from(stories)
      .where(expiresBy(now))
      .orderBy(asc(stories.expires), asc(stories.id))
      .limit(expiredAtOnce)
      .for('update');
    const gone = await tx
      .update(stories)
      .set({
        expired: true,
        revision: sql`${stories.revision} + 1`,
        article: sql`${stories.article} || jsonb_build_object('expired', true, 'revision', ${stories.revision} + 1)`,
      })
      .where(inArray(stories.id, due))
      .returning({
        storyId: stories.id,
        language: stories.language,
        group: stories.group,
        fingerprint: stories.fingerprint,
      });
    const twins: NewChange[] = [];
    for (const { fingerprint, language } of gone) twins.push(...(await sortTwins(tx, fingerprint, language)).changes);
    const rows = gone.map(({ storyId, language, group }) => ({
      kind: 'expired' as const,
      storyId,
      language: language as Language,
      group,
    }));
    await writeChanges(tx, now, [...rows, ...twins]);
  });
}

/** The time of the next embargo or expiry. */
async function nextMoment(db: Database): Promise<Date | null> {
  const [opens] = await db
    .select({ at: versions.opensAt })
    .from(versions)
    .where(isNotNull(versions.opensAt))
    .orderBy(asc(versions.opensAt))
    .limit(1);
  const [expires] = await db
    .select({ at: stories.expires })
    .from(stories)
    .where(and(isNotNull(stories.expires), eq(stories.expired, false)))
    .orderBy(asc(stories.expires))
    .limit(1);
  const moments = [opens?.at, expires?.at].filter((moment) => moment instanceof Date);
  return moments.length > 0 ? new Date(Math.min(...moments.map(Number))) : null;
}
