import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Database } from './database.ts';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

type Migrating = {
  dialect: { migrate(files: unknown[], session: unknown, config: object): Promise<void> };
  session: unknown;
};

/** Brings a database to the newest schema: the same files for PGlite and for PostgreSQL. */
export async function migrateStore(db: Database): Promise<void> {
  // What Drizzle's own migrators do, for either driver.
  const { dialect, session } = db as unknown as Migrating;
  await dialect.migrate(readMigrationFiles({ migrationsFolder }), session, { migrationsFolder });
}
