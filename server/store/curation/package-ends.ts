import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import { changes, items, versions } from '../database/schema.ts';
import { changeRetention, curated, writeChanges } from '../publishing/changes.ts';

const isPackage = sql`jsonb_typeof(${versions.story}->'entries') = 'array' and ${versions.expires} is not null`;
const isPublic = eq(items.publicSeq, versions.seq);

/**
 * Tells readers of fronts whose package has expired. That it was done is not stored: it was due if the front has had no change since.
 * Two processes may both do it, which costs each open page one question.
 */
export async function endPackages(db: Database, now: Date): Promise<void> {
  const ended = await db
    .selectDistinct({ language: versions.language })
    .from(versions)
    .innerJoin(items, isPublic)
    .where(
      and(
        isPackage,
        lte(versions.expires, now),
        gt(versions.expires, new Date(now.getTime() - changeRetention)),
        sql`not exists (
          select from ${changes}
          where ${changes.language} = ${versions.language} and ${changes.kind} = 'front' and ${changes.at} >= ${versions.expires})`,
      ),
    );
  if (ended.length === 0) return;
  const rows = ended.map(({ language }) => curated('front', language as Language));
  await db.transaction((tx) => writeChanges(tx, now, rows));
}

export async function nextPackageEnd(db: Database, now: Date): Promise<Date[]> {
  const [next] = await db
    .select({ at: versions.expires })
    .from(versions)
    .innerJoin(items, isPublic)
    .where(and(isPackage, gt(versions.expires, now)))
    .orderBy(asc(versions.expires))
    .limit(1);
  return next?.at ? [next.at] : [];
}
