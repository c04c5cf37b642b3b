import pg from 'pg';
import type { PGliteClient } from '../store/database/pglite/pglite-client.ts';

/** One connection to a database that is read or written as a whole, without deadlines. */
export type Connection = {
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  query<Row>(sql: string, params?: unknown[]): Promise<{ rows: Row[] }>;
  close(): Promise<void>;
};

// What PostgreSQL prints depends on the first two, and a role may have limits that are made for requests.
const settings = [
  `set time zone 'UTC'`,
  'set extra_float_digits = 1',
  'set statement_timeout = 0',
  'set lock_timeout = 0',
  'set idle_in_transaction_session_timeout = 0',
];

/** A connection of its own, outside the server's pool. */
export async function connectPostgres(url: string): Promise<{ client: pg.Client; connection: Connection }> {
  const client = new pg.Client({ connectionString: url, application_name: 'sharit', connectionTimeoutMillis: 5000 });
  // The statement that fails rejects with it.
  client.on('error', () => {});
  await client.connect();
  for (const statement of settings) await client.query(statement);
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  const query = async <Row>(sql: string, params?: unknown[]) => {
    const { rows } = await client.query(sql, params);
    return { rows: rows as Row[] };
  };
  return { client, connection: { query, close: () => client.end() } };
}

/** The embedded database, opened for nothing else. */
export async function connectPGlite(client: PGliteClient): Promise<Connection> {
  for (const statement of settings) await client.query(statement);
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  const query = async <Row>(sql: string, params?: unknown[]) => {
    const { rows } = await client.query(sql, params);
    return { rows: rows as Row[] };
  };
  return { query, close: () => client.close() };
}

const beginnings = { reading: 'begin isolation level repeatable read read only', writing: 'begin' };

/** One transaction; `reading` sees the database as it was at its first query. */
export async function inTransaction<Result>(
  connection: Connection,
  kind: keyof typeof beginnings,
  work: () => Promise<Result>,
): Promise<Result> {
  await connection.query(beginnings[kind]);
  try {
    const result = await work();
    await connection.query('commit');
    return result;
  } catch (error) {
    await connection.query('rollback').catch(() => {});
    throw error;
  }
}
