import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import * as schema from '../store/database/schema.ts';
import type { BackupHead, TableCount } from './backup-format.ts';
import type { Connection } from './connection.ts';
import { RowDigest } from './row-digest.ts';

const ours = Object.values(schema)
  .filter((each) => is(each, PgTable))
  .map((table) => getTableName(table));

const quoted = (name: string): string => `"${name}"`;

/** Tables that are there; what others refer to comes first. */
export async function tablesOf(connection: Connection): Promise<string[]> {
  const { rows: there } = await connection.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace and relname = any($1)`,
    [ours],
  );
  const { rows: references } = await connection.query<{ from: string; to: string }>(
    `select a.relname as from, b.relname as to from pg_constraint c join pg_class a on a.oid = c.conrelid join pg_class b on b.oid = c.confrelid
      where c.contype = 'f' and c.connamespace = current_schema()::regnamespace`,
  );
  const ordered: string[] = [];
  const visit = (name: string): void => {
    if (ordered.includes(name)) return;
    for (const { to } of references.filter(({ from }) => from === name)) visit(to);
    ordered.push(name);
  };
  for (const { name } of there.toSorted((one, other) => (one.name < other.name ? -1 : 1))) visit(name);
  return ordered;
}

/** How many migrations the database has. */
export async function migrationsOf(connection: Connection): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    'select count(*)::int as count from drizzle.__drizzle_migrations',
  );
  return rows[0]!.count;
}

// An item may have 5 MB.
const rowsAtOnce = 50;

/** Every row of a table as a line of JSON, as PostgreSQL prints it. In a transaction. */
export async function* linesOf(connection: Connection, table: string): AsyncIterable<string> {
  await connection.query(
    `declare backup no scroll cursor for select row_to_json(t)::text as line from ${quoted(table)} t`,
  );
  for (;;) {
    const { rows } = await connection.query<{ line: string }>(`fetch ${rowsAtOnce} from backup`);
    for (const { line } of rows) yield line;
    if (rows.length < rowsAtOnce) break;
  }
  await connection.query('close backup');
}

/** Count and digest of a table's rows. In a transaction. */
export async function countTable(connection: Connection, table: string): Promise<TableCount> {
  const digest = new RowDigest();
  for await (const line of linesOf(connection, table)) digest.add(line);
  return digest.result();
}

const bytesAtOnce = 1024 * 1024;
const linesAtOnce = 500;

/** Inserts lines as they were read. */
export async function insertLines(connection: Connection, table: string, lines: AsyncIterable<string>): Promise<void> {
  let batch: string[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await connection.query(
      `insert into ${quoted(table)} select * from json_populate_recordset(null::${quoted(table)}, $1::text::json)`,
      [`[${batch.join(',')}]`],
    );
    [batch, bytes] = [[], 0];
  };
  for await (const line of lines) {
    batch.push(line);
    bytes += line.length;
    if (bytes >= bytesAtOnce || batch.length >= linesAtOnce) await flush();
  }
  await flush();
}

/** The last number of each sequence that was ever used. Read after the rows: numbers may be given meanwhile, and never again. */
export async function sequencesOf(connection: Connection): Promise<BackupHead['sequences']> {
  const { rows } = await connection.query<{ name: string; last: string }>(
    `select sequencename as name, last_value::text as last from pg_sequences where schemaname = current_schema() and last_value is not null`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

export async function setSequences(connection: Connection, sequences: BackupHead['sequences']): Promise<void> {
  for (const [name, last] of Object.entries(sequences))
    await connection.query(`select setval(quote_ident($1)::regclass, $2::text::bigint)`, [name, last]);
}

/** The first table that does not hold what it should; null if all do. In a transaction. */
export async function firstDifference(connection: Connection, tables: BackupHead['tables']): Promise<string | null> {
  for (const [table, expected] of Object.entries(tables)) {
    const found = await countTable(connection, table);
    if (found.rows !== expected.rows || found.digest !== expected.digest)
      return `table ${table}: ${expected.rows} rows with digest ${expected.digest.slice(0, 12)} were expected, and there are ${found.rows} with ${found.digest.slice(0, 12)}`;
  }
  return null;
}
