import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdsDatabase, makeDatabase, NotADatabase, removeUnfinished } from './database-folder.ts';

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'sharit-folder-'));
  folder = join(parent, 'database');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const put = (name: string, text = 'x') => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const parts = {
  PG_VERSION: '18\n',
  'global/pg_control': 'x',
  'global/pg_filenode.map': 'x',
  'base/1/PG_VERSION': '18\n',
  'postgresql.conf': '#',
  'pg_wal/000000010000000000000001': 'x',
  'pg_xact/0000': 'x',
  'pg_multixact/members/0000': 'x',
  'pg_multixact/offsets/0000': 'x',
  'pg_subtrans/0000': 'x',
};
const whole = () => {
  for (const [name, text] of Object.entries(parts)) put(name, text);
};

it('is a first start if the folder is missing or empty', () => {
  expect(holdsDatabase(folder)).toBe(false);
  mkdirSync(folder);
  expect(holdsDatabase(folder)).toBe(false);
});

it.each([
  ...Object.keys(parts).filter((name) => !/^pg_(?!wal)/.test(name)),
  'base',
  'pg_wal',
  'pg_xact',
  'pg_multixact',
])('refuses a database without %s', (part) => {
  whole();
  expect(holdsDatabase(folder)).toBe(true);
  rmSync(join(folder, part), { recursive: true });
  expect(() => holdsDatabase(folder)).toThrow(NotADatabase);
});

it('refuses an empty file where the database has one, another major version, foreign files, and a file instead of the folder', () => {
  whole();
  put('global/pg_control', '');
  expect(() => holdsDatabase(folder)).toThrow(
    /database is not a whole database \(global\/pg_control is missing\): nothing in it was touched/,
  );
  put('global/pg_control');
  put('PG_VERSION', '17\n');
  expect(() => holdsDatabase(folder)).toThrow(/holds a database of PostgreSQL 17, and this is 18/);
  rmSync(folder, { recursive: true });
  put('holiday.jpg');
  expect(() => holdsDatabase(folder)).toThrow(/PG_VERSION is missing/);
  expect(readdirSync(folder)).toEqual(['holiday.jpg']);
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  expect(() => holdsDatabase(folder)).toThrow(/is a file/);
});

it('is complete or missing, and the remains of a killed start are removed', async () => {
  await expect(
    makeDatabase(folder, async (making) => {
      mkdirSync(making);
      throw new Error('no room');
    }),
  ).rejects.toThrow('no room');
  expect(readdirSync(parent)).toEqual([]);
  mkdirSync(join(parent, '.database-unfinished-a1b2c3', 'database'), { recursive: true });
  mkdirSync(join(parent, 'database.new'));
  removeUnfinished(folder);
  expect(readdirSync(parent)).toEqual(['database.new']);
  mkdirSync(folder);
  await makeDatabase(folder, async (making) => {
    mkdirSync(making);
    writeFileSync(join(making, 'PG_VERSION'), '18', { mode: 0o666 });
    expect(readdirSync(folder)).toEqual([]);
  });
  expect(readdirSync(parent).toSorted()).toEqual(['database', 'database.new']);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'PG_VERSION')).mode & 0o777).toBe(0o600);
});

it('is created on the disk that a link points to', async () => {
  const elsewhere = join(parent, 'elsewhere');
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, folder);
  await makeDatabase(folder, async (making) => void mkdirSync(join(making, 'base'), { recursive: true }));
  expect(readdirSync(elsewhere)).toEqual(['base']);
});
