import { and, asc, eq, isNotNull, lte } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import { fronts, tickers } from '../database/schema.ts';
import { curated, writeChanges } from '../publishing/changes.ts';
import { doEach, type Duty } from '../publishing/clock.ts';
import { noSchedule } from './change-front.ts';
import { lockFront, publishFront } from './front-rows.ts';
import { endPackages, nextPackageEnd } from './package-ends.ts';
import { nextEnd, pinsOf } from './plans.ts';

const isDue = (column: PgColumn, now: Date) => and(isNotNull(column), lte(column, now));

/** Publishes what is scheduled, and lets pins and packages end. Each row is locked and looked at again, so that of several processes one does it. */
export const frontDuty: Duty = {
  doWhatIsDue: (db, now) =>
    doEach([publishScheduled, endFrontPins, endTickerPins, endPackages], (work) => work(db, now)),
  async nextMoment(db, now) {
    const moments = await Promise.all([
      earliest(db, fronts, fronts.scheduledFor),
      earliest(db, fronts, fronts.endsAt),
      earliest(db, tickers, tickers.endsAt),
      nextPackageEnd(db, now),
    ]);
    return moments.flat();
  },
};

async function publishScheduled(db: Database, now: Date): Promise<void> {
  await doEach(await dueLanguages(db, fronts.scheduledFor, now), (language) =>
    db.transaction(async (tx) => {
      const row = await lockFront(tx, language);
      const { scheduled, scheduledFor, scheduledBy } = row;
      if (!scheduled || !scheduledFor || scheduledFor > now) return;
      const by = scheduledBy ?? '';
      await publishFront(tx, row, { plan: scheduled, action: 'publish-scheduled', by, now, columns: noSchedule });
    }),
  );
}

async function endFrontPins(db: Database, now: Date): Promise<void> {
  await doEach(await dueLanguages(db, fronts.endsAt, now), (language) =>
    db.transaction(async (tx) => {
      const row = await lockFront(tx, language);
      if (!row.endsAt || row.endsAt > now) return;
      await tx
        .update(fronts)
        .set({ endsAt: nextEnd(pinsOf(row.published), now) })
        .where(eq(fronts.language, language));
      await writeChanges(tx, now, [curated('front', language)]);
    }),
  );
}

async function dueLanguages(db: Database, column: typeof fronts.endsAt | typeof fronts.scheduledFor, now: Date) {
  const rows = await db.select({ language: fronts.language }).from(fronts).where(isDue(column, now));
  return rows.map(({ language }) => language as Language);
}

async function earliest(db: Database, table: typeof fronts | typeof tickers, column: PgColumn): Promise<Date[]> {
  const [row] = await db.select({ at: column }).from(table).where(isNotNull(column)).orderBy(asc(column)).limit(1);
  return row ? [row.at as Date] : [];
}

async function endTickerPins(db: Database, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const due = await tx.select().from(tickers).where(isDue(tickers.endsAt, now)).for('update');
    for (const { language, plan } of due)
      await tx
        .update(tickers)
        .set({ endsAt: nextEnd(plan.pinned, now) })
        .where(eq(tickers.language, language));
    const ended = due.map(({ language }) => curated('ticker', language as Language));
    await writeChanges(tx, now, ended);
  });
}
