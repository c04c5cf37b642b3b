import { sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { NewChange } from './changes.ts';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';

// Two systems, or one twice, send the same story under two uris. The older one is listed; the newer has its page, and takes
// the place when the older one goes.

const day = 24 * 3_600_000;

/** Two transactions that publish the same text must each see the other. Any number serves as the first half of the key. */
export async function lockTwins(tx: Database, fingerprints: (string | null)[]): Promise<void> {
  const each = [...new Set(fingerprints)].filter((one) => one !== null).toSorted();
  for (const one of each) await tx.execute(sql`select pg_advisory_xact_lock(6240817, hashtext(${one}))`);
}

type Row = { id: string; uri: string; group: string | null; published: string | Date; twinOf: string | null };
export type Twins = {
  changes: NewChange[];
  /** By id: the older story that is listed instead. */
  of: Map<string, { id: string; uri: string }>;
  /** uris of those that left the lists just now. */
  hides: string[];
};

/** Which of the public stories of one text are listed: of those within a day, the oldest. */
export async function sortTwins(tx: Database, fingerprint: string | null, language: string): Promise<Twins> {
  const twins: Twins = { changes: [], of: new Map(), hides: [] };
  if (fingerprint === null) return twins;
  const rows = await rowsOf<Row>(
    tx,
    sql`
    select id, uri, group_id as "group", published, twin_of as "twinOf" from stories
    where fingerprint = ${fingerprint} and language = ${language} and article is not null and not expired
    order by published, (select min(v.seq) from versions v where v.uri = stories.uri)`,
  );
  let listed: Row | undefined;
  for (const row of rows) {
    // The desk hides it, and with it what says the same.
    const unlisted = row.twinOf === row.id;
    const near = listed && Number(new Date(row.published)) - Number(new Date(listed.published)) < day;
    const twinOf = unlisted ? row.id : near ? listed!.id : null;
    if (near) twins.of.set(row.id, listed!);
    else listed = row;
    if (twinOf === row.twinOf) continue;
    await tx.execute(sql`update stories set twin_of = ${twinOf}, revision = revision + 1,
      article = article || jsonb_build_object('revision', revision + 1) where id = ${row.id}`);
    if (twinOf !== null && row.twinOf !== null) continue;
    if (twinOf) twins.hides.push(row.uri);
    const kind = twinOf === null ? 'published' : 'unlisted';
    twins.changes.push({ kind, storyId: row.id, language: language as Language, group: row.group });
  }
  return twins;
}
