import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { compatibility } from './schema.ts';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * How many migrations the previous release has. It still runs on a database that this one has migrated, because migrations only add;
 * releases with fewer are refused. Raised with each release to what the one before it had.
 */
const previousRelease = 10;

/** The database was migrated by a release that this one is too old for; the message is one sentence. */
export class DatabaseTooNew extends Error {}

type Migrating = {
  dialect: { migrate(files: unknown[], session: unknown, config: object): Promise<void> };
  session: unknown;
};

/** Migrates to the newest schema; PGlite and PostgreSQL share the files. */
export async function migrateStore(db: Database): Promise<void> {
  // The same as Drizzle's own migrators, independent of the driver.
  const { dialect, session } = db as unknown as Migrating;
  const migrations = readMigrationFiles({ migrationsFolder });
  const needed = await neededMigrations(db);
  if (needed > migrations.length)
    throw new DatabaseTooNew(
      `The database was migrated by a newer release of Sharit, which needs ${needed} migrations to be known, and this release knows ${migrations.length}: start the newer release, or the one before it.`,
    );
  await dialect.migrate(migrations, session, { migrationsFolder });
  if (needed < previousRelease)
    await db.transaction(async (tx) => {
      await tx.delete(compatibility);
      await tx.insert(compatibility).values({ migrations: previousRelease });
    });
}

/** 0 of an empty database, and of one from before there was this row. */
async function neededMigrations(db: Database): Promise<number> {
  const { rows } = (await db.execute(sql`select to_regclass('compatibility') as present`)) as unknown as {
    rows: { present: string | null }[];
  };
  if (!rows[0]?.present) return 0;
  const [row] = await db.select().from(compatibility);
  return row?.migrations ?? 0;
}
