import { and, asc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import { type NewChange, pruneChanges, writeChanges } from './changes.ts';
import type { Database } from '../database/database.ts';
import { lockMoves } from './moves.ts';
import { publishVersion } from './publish.ts';
import { sortTwins } from './twins.ts';
import { items, stories, versions } from '../database/schema.ts';
import type { Store } from '../database/store.ts';

export type Clock = {
  /** Does what is due now. Ticks of one process never overlap; several processes may tick at once. */
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
  const allThatIsDue = async (moment: Date) => {
    await doWhatIsDue(store.db, moment);
    for (const duty of duties) await duty.doWhatIsDue(store.db, moment);
  };
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
      sleepUntil(Math.min(...moments.flat().map(Number), now().getTime() + longestSleep));
    } catch (error) {
      if (stopped) return;
      onError(error);
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

async function doWhatIsDue(db: Database, now: Date): Promise<void> {
  await openEmbargoes(db, now);
  await expireStories(db, now);
  await pruneChanges(db, now);
}

async function openEmbargoes(db: Database, now: Date): Promise<void> {
  const isDue = and(isNotNull(versions.opensAt), lte(versions.opensAt, now));
  const due = await db
    .select({ seq: versions.seq, uri: versions.uri })
    .from(versions)
    .where(isDue)
    .orderBy(asc(versions.opensAt), asc(versions.seq));
  for (const { seq, uri } of due) {
    await db.transaction(async (tx) => {
      await lockMoves(tx, 'to move');
      // Another process may do the same: the second one to get the item's lock finds nothing left to open.
      const [item] = await tx.select().from(items).where(eq(items.uri, uri)).for('update');
      const [version] = await tx
        .select()
        .from(versions)
        .where(and(eq(versions.seq, seq), isDue));
      if (item && version) await publishVersion(tx, item, version, now, { waitedUntil: version.opensAt! });
    });
  }
}

async function expireStories(db: Database, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx
      .update(stories)
      .set({
        expired: true,
        revision: sql`${stories.revision} + 1`,
        article: sql`${stories.article} || jsonb_build_object('expired', true, 'revision', ${stories.revision} + 1)`,
      })
      .where(
        and(
          isNotNull(stories.expires),
          eq(stories.expired, false),
          lte(stories.expires, now),
          isNull(stories.killedAt),
        ),
      )
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
