import type { Connection } from './connection.ts';

// Between a backup and its restore more was published, and its changes have numbers that will be given again.
const step = 1_000_000;

/**
 * Makes a restored database forget how it came to be: open pages load everything anew, caches in front are purged of everything, and
 * nobody stays signed in, because a session that was ended since then would be back.
 */
export async function cutHistory(connection: Connection): Promise<void> {
  await connection.query('delete from sessions');
  // The mark that deleted changes leave (language '') ends every replay from before it.
  await connection.query(
    `with last as (select greatest(coalesce(max(seq), 0), coalesce(pg_sequence_last_value('changes_seq_seq'), 0)) + ${step} as seq from changes),
          mark as (select setval('changes_seq_seq', seq) as seq from last),
          gone as (delete from changes)
     insert into changes (seq, kind, story_id, language) select seq, 'updated', '', '' from mark`,
  );
  // What waited then has been sent since; what was said before still stands on devices, and is withdrawn with its story. A backup of an older
  // release has no such table.
  await connection.query(
    `do $$ begin if to_regclass('alert_deliveries') is not null then
       update alert_deliveries set state = 'unconfirmed', reached = round, claimed_by = null, claimed_until = null where state = 'sending';
       update alert_deliveries set state = 'reached' where state = 'waiting' and reached > 0;
       delete from alert_deliveries where state = 'waiting'; end if; end $$`,
  );
  // The processes of those days are gone.
  await connection.query('update purges set claimed_by = null, claimed_until = null');
  await connection.query('update rendition_jobs set claimed_by = null, claimed_until = null');
  await connection.query('update remote_files set claimed_by = null, claimed_until = null');
  await connection.query('update sources set holder = null, held_until = null');
}
