import { existsSync, readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import type { Database } from '../store/database/database.ts';
import { migrateStore } from '../store/database/migrate.ts';
import { templateFile } from '../store/open.ts';
import * as schema from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';

/** A real database in memory, for one test file. */
export async function openTestStore(): Promise<Store> {
  const client = await PGlite.create(
    existsSync(templateFile) ? { loadDataDir: new Blob([readFileSync(templateFile)]) } : {},
  );
  const db = drizzle(client, { schema }) as unknown as Database;
  await migrateStore(db);
  return {
    db,
    kind: 'pglite',
    listen: async (channel, onNotify) => {
      const stop = await client.listen(channel, onNotify);
      return async () => {
        await stop();
      };
    },
    available: () => !client.closed,
    probe: async () => !client.closed,
    onAvailability: () => {},
    close: async () => {
      await client.close();
    },
  };
}

/** Empties every table between two tests. Ids of changes continue, so that watchers notice new ones. */
export async function resetStore(store: Store, tries = 3): Promise<void> {
  try {
    await emptyTables(store);
  } catch (error) {
    // PostgreSQL ends one of two that wait for each other: this and what an app reads in the background.
    if (tries === 0) throw error;
    await resetStore(store, tries - 1);
  }
}

/** Row by row: to truncate so many tables makes new files for each and its indexes, which takes PostgreSQL two seconds. */
async function emptyTables(store: Store): Promise<void> {
  await store.db.execute(sql`
    do $$
    declare
      tables text[] := array(select tablename::text from pg_tables where schemaname = 'public' and tablename <> 'compatibility' order by 1);
      name text;
    begin
      execute 'lock table ' || array_to_string(tables, ', ') || ' in exclusive mode';
      set local session_replication_role = replica;
      foreach name in array tables loop
        execute 'delete from ' || name;
      end loop;
      perform setval(sequencename::text, 1, false) from pg_sequences where schemaname = 'public' and sequencename <> 'changes_seq_seq';
      -- Whoever watches changes sees that they are gone.
      notify changes, '0';
    end $$`);
}
