import { sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import type { Store } from '../database/store.ts';

/** Rows looked at in one statement: the embedded database answers nobody else meanwhile. */
const batch = 200;
const pause = 50;
const day = 24 * 3_600_000;
/** After a start there is more important work. */
const firstAfter = 600_000;

export type Pruning = { stop(): void };

/** Once a day deletes versions that were superseded and are older than so many days. Null keeps everything. */
export function startPruning(
  store: Store,
  { days, onError }: { days: number | null; onError: (error: unknown) => void },
): Pruning {
  if (days === null) return { stop: () => {} };
  const state = { stopped: false };
  const run = (): void =>
    void pruneVersions(store.db, days, new Date(), () => state.stopped)
      .catch(onError)
      .finally(() => schedule(day));
  let timer: NodeJS.Timeout | undefined;
  const schedule = (milliseconds: number): void => {
    if (state.stopped) return;
    timer = setTimeout(run, milliseconds);
    timer.unref();
  };
  schedule(firstAfter);
  return {
    stop() {
      state.stopped = true;
      clearTimeout(timer);
    },
  };
}

/**
 * Only what a later version has superseded for readers, and what nothing else goes back to: a shared preview, a move that may be undone,
 * a correction's note, a picture that becomes private with a withdrawal because this version once showed it.
 */
export async function pruneVersions(
  db: Database,
  days: number,
  now: Date,
  stopped: () => boolean = () => false,
): Promise<number> {
  const before = new Date(now.getTime() - days * day).toISOString();
  const moment = now.toISOString();
  let [after, deleted] = ['0', 0];
  while (!stopped()) {
    const [seen] = await rowsOf<{ last: string | null; gone: string }>(
      db,
      sql`with seen as (select seq from versions where seq > ${after}::bigint and received_at < ${before} order by seq limit ${batch}),
        gone as (delete from versions v using seen, items i
          where v.seq = seen.seq and i.uri = v.uri
            and v.seq is distinct from i.latest_seq and v.seq is distinct from i.public_seq
            and v.pub_status <> 'canceled' and v.opens_at is null and v.story->>'correction' is null
            and (v.embargoed_until is null or v.embargoed_until <= ${moment})
            and exists (select from versions w where w.uri = v.uri and w.seq > v.seq and w.pub_status = 'usable'
              and (w.embargoed_until is null or w.embargoed_until <= ${moment}) and v.assets <@ w.assets)
            and not exists (select from previews p where p.version_seq = v.seq)
            and not exists (select from moves m where m.seq = v.seq)
            and not exists (select from stories s where s.seq = v.seq)
          returning v.seq)
        select (select max(seq) from seen)::text as last, (select count(*) from gone)::text as gone`,
    );
    deleted += Number(seen!.gone);
    if (seen!.last === null) return deleted;
    after = seen!.last;
    await new Promise((resolve) => setTimeout(resolve, pause).unref());
  }
  return deleted;
}
