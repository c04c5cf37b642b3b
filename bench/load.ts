// npm run bench:load [-- [fill] 1000 100000 1000000]: the real app on PostgreSQL with so many generated stories. LOAD_POSTGRES names a PostgreSQL (of this machine, as superuser)
// whose databases are filled once and stay (`fill` does no more than that); without it each run fills its own.
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { startServer } from '../e2e/server.ts';
import type { Database } from '../server/store/database/database.ts';
import { migrateTo, migrationCount } from '../server/store/database/migrate.ts';
import * as schema from '../server/store/database/schema.ts';
import { openPostgres } from '../server/testing/postgres.ts';
import { fillLarge } from './load/fill-large.ts';
import { measureAnswers, type Measured } from './load/measure-answers.ts';
import { writeResults } from './results.ts';

type Filled = {
  /** Seconds. */
  filled: number;
  /** Of the start of a server: on an empty database, and on a full one that the previous release has left. */
  firstStart: number;
  migration: number;
};
type Size = Filled & {
  size: number;
  /** Of any other start. */
  start: number;
  /** Name and megabytes, largest first. */
  tables: { name: string; table: number; indexes: number }[];
  rows: Measured[];
};

const given = process.argv.slice(2).map(Number).filter(Boolean);
const sizes = given.length > 0 ? given : [1000, 100_000, 1_000_000];
const ours = process.env['LOAD_POSTGRES'];
const cluster = ours ? null : await openPostgres();
const root = ours ?? cluster!.url;

async function query<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<T>(text);
  await client.end();
  return rows;
}

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};

/** Seconds until a real server answers on this database. */
async function startTime(databaseUrl: string): Promise<number> {
  let server: Awaited<ReturnType<typeof startServer>> | undefined;
  const secret = 'a-secret-of-this-bench-only-0123456789';
  const seconds = await secondsOf(async () => {
    server = await startServer({ DATABASE_URL: databaseUrl, SAMPLE: 'off', PUSH_SECRET: secret });
  });
  await server!.remove();
  return seconds;
}

/** The database of so many stories, filled if it is new; how long that took is its comment. */
async function filledDatabase(size: number): Promise<Filled & { url: string }> {
  const name = `load_${size}`;
  const at = (database: string): string => root.replace(/\/[^/]*$/, `/${database}`);
  const url = at(name);
  const [found] = await query<{ comment: string }>(
    root,
    `select shobj_description(oid, 'pg_database') as comment from pg_database where datname = '${name}'`,
  );
  if (found) return { url, ...(JSON.parse(found.comment) as Filled) };
  await query(root, `create database ${name}_empty`);
  const firstStart = await startTime(at(`${name}_empty`));
  await query(root, `drop database ${name}_empty`);
  await query(root, `create database ${name}`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await migrateTo(drizzle(client, { schema }) as unknown as Database, migrationCount() - 1);
  await client.end();
  const filled = await secondsOf(() => fillLarge(url, size));
  const times: Filled = { filled, firstStart, migration: await startTime(url) };
  await query(url, `comment on database ${name} is '${JSON.stringify(times)}'`);
  return { url, ...times };
}

async function measured(size: number): Promise<Size> {
  const { url, ...times } = await filledDatabase(size);
  const start = await startTime(url);
  const tables = await query<Size['tables'][0]>(
    url,
    `select relname as name, (pg_table_size(relid) / 1e6)::float8 as table, (pg_indexes_size(relid) / 1e6)::float8 as indexes
     from pg_stat_user_tables order by pg_total_relation_size(relid) desc limit 8`,
  );
  return { size, ...times, start, tables, rows: await measureAnswers(url, size) };
}

if (process.argv.includes('fill')) {
  for (const size of sizes) console.log(size, await filledDatabase(size));
  process.exit();
}
const all: Size[] = [];
for (const size of sizes) {
  all.push(await measured(size));
  const { rows, tables, ...times } = all.at(-1)!;
  console.log(times);
  console.table(tables);
  console.table(rows);
}
await cluster?.stop();

const number = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
const thousands = (size: number): string => size.toLocaleString('en');
const [smallest, largest] = [all[0]!, all.at(-1)!];
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const headed = (head: readonly string[], rows: readonly string[][]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

const answers = headed(
  ['', ...all.map(({ size }) => `${thousands(size)}: median, p99 ms`), 'growth', 'CPU ms of server, PostgreSQL'],
  largest.rows.map(({ what, server, database }, place) => [
    what,
    ...all.map(({ rows }) => `${number(rows[place]!.median)}, ${number(rows[place]!.p99)}`),
    `${(largest.rows[place]!.median / smallest.rows[place]!.median).toFixed(2)} ×`,
    `${number(server)}, ${number(database)}`,
  ]),
);
const starts = headed(
  ['s', ...all.map(({ size }) => thousands(size))],
  [
    ['first start, on an empty database', ...all.map(({ firstStart }) => number(firstStart))],
    ['start with the last migration', ...all.map(({ migration }) => number(migration))],
    ['any other start', ...all.map(({ start }) => number(start))],
  ],
);
const space = headed(
  [`MB at ${thousands(largest.size)}`, 'table', 'indexes'],
  largest.tables.map(({ name, table, indexes }) => [name, number(table), number(indexes)]),
);
await writeResults(
  'Load by size of the archive',
  'Server and PostgreSQL on one core, the measuring program on the other; one request after the other, spread over the whole archive. Unless it says cached, neither page nor answer is cached. ' +
    'Versions are small here: the pushed items themselves are not generated.\n\n' +
    `${answers}\n\n${starts}\n\n${space}`,
);
