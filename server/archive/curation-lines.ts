import { join } from 'node:path';
import { asc, getTableColumns } from 'drizzle-orm';
import { z } from 'zod';
import { frontPlan } from '#contract/curation.ts';
import { frontActions } from '#contract/front-places.ts';
import { tickerPlan } from '#contract/ticker-curation.ts';
import type { Database } from '../store/database/database.ts';
import { frontPublications, fronts, tickers } from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';
import { readLines, writeLines } from './json-lines.ts';

const file = 'curation.ndjson';
const moment = z.iso.datetime().transform((text) => new Date(text));
const language = z.string();

const line = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('front'),
    language,
    revision: z.int(),
    draft: frontPlan,
    published: frontPlan,
    number: z.int(),
    scheduledFor: moment.nullable(),
    scheduledBy: z.string().nullable(),
    scheduledAt: moment.nullable(),
    scheduled: frontPlan.nullable(),
    endsAt: moment.nullable(),
  }),
  z.object({
    kind: z.literal('publication'),
    language,
    number: z.int(),
    at: moment,
    by: z.string(),
    action: z.enum(frontActions),
    returnedTo: z.int().nullable(),
    places: z.array(z.string()),
    plan: frontPlan,
  }),
  z.object({
    kind: z.literal('ticker'),
    language,
    revision: z.int(),
    plan: tickerPlan,
    changedAt: moment,
    changedBy: z.string(),
    endsAt: moment.nullable(),
  }),
]);

/** Who edited what is of no use where none of them has seen it. */
const { edits: __, ...frontColumns } = getTableColumns(fronts);

/** What the desk has decided about fronts and tickers, with what can be returned to. */
export function exportCuration(db: Database, folder: string): Promise<number> {
  return writeLines(join(folder, file), curationOf(db));
}

async function* curationOf(db: Database): AsyncIterable<object[]> {
  const rows = await db.select(frontColumns).from(fronts).orderBy(asc(fronts.language));
  yield rows.map((row) => ({ kind: 'front', ...row }));
  const { language: of, number } = frontPublications;
  const publications = await db.select().from(frontPublications).orderBy(asc(of), asc(number));
  yield publications.map((row) => ({ kind: 'publication', ...row }));
  const lines = await db.select().from(tickers).orderBy(asc(tickers.language));
  yield lines.map((row) => ({ kind: 'ticker', ...row }));
}

/** What is here already stays. */
export async function importCuration({ db }: Store, folder: string): Promise<number> {
  let count = 0;
  for await (const { kind, ...row } of readLines(join(folder, file), line)) {
    count += 1;
    if (kind === 'front')
      await db
        .insert(fronts)
        .values(row as typeof fronts.$inferInsert)
        .onConflictDoNothing();
    else if (kind === 'publication')
      await db
        .insert(frontPublications)
        .values(row as typeof frontPublications.$inferInsert)
        .onConflictDoNothing();
    else
      await db
        .insert(tickers)
        .values(row as typeof tickers.$inferInsert)
        .onConflictDoNothing();
  }
  return count;
}
