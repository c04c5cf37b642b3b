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

async function emptyTables(store: Store): Promise<void> {
  await store.db.execute(
    sql`truncate items, holds, versions, rendition_jobs, awaited_pictures, stories, moves, story_subjects, story_keys, vocabulary, counted_words, indexing, unanswered_searches, assets, accounts, sessions, previews, audit, remote_files, old_addresses, sources, source_items, purges, fronts, front_publications, tickers, front_presence, alert_subscriptions, alerts, alert_deliveries restart identity cascade`,
  );
  await store.db.execute(sql`truncate changes`);
  // Whoever watches changes sees that they are gone.
  await store.db.execute(sql`select pg_notify('changes', '0')`);
}
