import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Database } from './database.ts';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

type Migrating = {
  dialect: { migrate(files: unknown[], session: unknown, config: object): Promise<void> };
  session: unknown;
};

/** Migrates to the newest schema; PGlite and PostgreSQL share the files. */
export async function migrateStore(db: Database): Promise<void> {
  // The same as Drizzle's own migrators, independent of the driver.
  const { dialect, session } = db as unknown as Migrating;
  await dialect.migrate(readMigrationFiles({ migrationsFolder }), session, { migrationsFolder });
}
