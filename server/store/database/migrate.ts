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

/** A restore into this database was interrupted; the message is one sentence. */
export class RestoreUnfinished extends Error {}

/** Exists in PostgreSQL while a backup is restored into it. */
export const restoreMark = 'restore_unfinished';

type Migrating = {
  dialect: { migrate(files: unknown[], session: unknown, config: object): Promise<void> };
  session: unknown;
};

/** Migrates to the newest schema; PGlite and PostgreSQL share the files. */
export async function migrateStore(db: Database): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder });
  if (await tableExists(db, restoreMark))
    throw new RestoreUnfinished(
      'A restore into the database was interrupted, and it is not whole: start the restore again, or give the server another database.',
    );
  const needed = await neededMigrations(db);
  if (needed > migrations.length)
    throw new DatabaseTooNew(
      `The database was migrated by a newer release of Sharit, which needs ${needed} migrations to be known, and this release knows ${migrations.length}: start the newer release, or the one before it.`,
    );
  await migrateTo(db, migrations.length);
  if (needed < previousRelease)
    await db.transaction(async (tx) => {
      await tx.delete(compatibility);
      await tx.insert(compatibility).values({ migrations: previousRelease });
    });
}

/** How many migrations this release has. */
export const migrationCount = (): number => readMigrationFiles({ migrationsFolder }).length;

/** Makes the schema that a database had after so many migrations. */
export async function migrateTo(db: Database, count: number): Promise<void> {
  // The same as Drizzle's own migrators, independent of the driver.
  const { dialect, session } = db as unknown as Migrating;
  await dialect.migrate(readMigrationFiles({ migrationsFolder }).slice(0, count), session, { migrationsFolder });
}

async function tableExists(db: Database, name: string): Promise<boolean> {
  const { rows } = (await db.execute(sql`select to_regclass(${name}) as present`)) as unknown as {
    rows: { present: string | null }[];
  };
  return Boolean(rows[0]?.present);
}

/** 0 of an empty database, and of one from before there was this row. */
async function neededMigrations(db: Database): Promise<number> {
  if (!(await tableExists(db, 'compatibility'))) return 0;
  const [row] = await db.select().from(compatibility);
  return row?.migrations ?? 0;
}
