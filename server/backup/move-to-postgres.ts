import { type Connection, inTransaction } from './connection.ts';
import { fillTables, intoPostgres, requireKnown } from './restore-backup.ts';
import { countTable, linesOf, migrationsOf, sequencesOf, tablesOf } from './tables.ts';
import type { BackupHead } from './backup-format.ts';

/** Copies everything into an empty PostgreSQL and compares counts and digests of all tables. Resolves to the counts. */
export async function moveToPostgres(source: Connection, url: string): Promise<BackupHead['tables']> {
  return inTransaction(source, 'reading', async () => {
    const migrations = await migrationsOf(source);
    requireKnown({ migrations });
    const tables: BackupHead['tables'] = {};
    for (const table of await tablesOf(source)) tables[table] = await countTable(source, table);
    const head = { migrations, tables, sequences: await sequencesOf(source) };
    await intoPostgres(url, head, (target) => fillTables(target, head, (table) => linesOf(source, table)));
    return tables;
  });
}
