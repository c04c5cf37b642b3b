import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BackupFixture } from '../testing/archive/backup-fixture.ts';
import { type Cluster, openPostgres } from '../testing/postgres.ts';
import { emptyDatabases } from '../testing/archive/empty-databases.ts';
import { copyNewFiles, sha256Of } from './backup-files.ts';
import { backupsIn, type FileLine, newestIn, readHead } from './backup-format.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { restoreReason } from './restore-mark.ts';

// What is the same with both databases, with the one that opens faster.
let cluster: Cluster;
beforeAll(async () => {
  cluster = await openPostgres();
});
afterAll(() => cluster?.stop());

const emptyDatabase = emptyDatabases(() => cluster);
const fixture = new BackupFixture(async (dataDir) => ({ dataDir, databaseUrl: await emptyDatabase() }));

it('holds the generated secrets only when they are asked for', async () => {
  expect(await readdir(fixture.made.folder)).not.toContain('push-secret');
  const made = await fixture.backup('secret', { secrets: true });
  const into = await fixture.place('with-secret');
  await restoreBackup(into, made.folder);
  expect(await readFile(join(into.dataDir, 'push-secret'), 'utf8')).toBe('a secret of this newsroom\n');
});

it('shares its files with the one before, and leaves as many as are wanted', async () => {
  const at = (day: number) => new Date(Date.UTC(2026, 2, day));
  const one = await fixture.backup('many', { now: at(1) });
  const two = await fixture.backup('many', { now: at(2), keep: 2 });
  const [path] = one.files.keys();
  expect((await stat(join(two.folder, path!))).ino).toBe((await stat(join(one.folder, path!))).ino);
  expect((await fixture.backup('many', { now: at(3), keep: 2 })).removed).toEqual(['2026-03-01T00-00-00']);
  expect(await backupsIn(join(fixture.root, 'many'))).toEqual(['2026-03-02T00-00-00', '2026-03-03T00-00-00']);
  await restoreBackup(await fixture.place('of-many'), two.folder);
});

it('does not share a file that is damaged in the backup before', async () => {
  const folder = await fixture.copyOfMade('rotten');
  const { files } = fixture.made;
  const [cut, altered] = [...files.keys()];
  await writeFile(join(folder, cut!), 'x');
  await writeFile(join(folder, altered!), Buffer.alloc(files.get(altered!)!.bytes));
  const [to, copied] = [join(fixture.root, 'healed'), new Map<string, FileLine>()];
  const damaged = await copyNewFiles(fixture.from.dataDir, to, copied, { folder, files }, 1);
  expect(new Set(damaged)).toEqual(new Set([cut, altered]));
  for (const path of damaged) expect(await sha256Of(join(to, path))).toBe(files.get(path)!.sha256);
  // Its size alone is looked at every time.
  expect(await copyNewFiles(fixture.from.dataDir, join(to, 'again'), new Map(), { folder, files }, 0)).toEqual([cut]);
});

it('that a wrong clock has made removes none, and is not taken for the newest', async () => {
  const folder = join(fixture.root, 'clock');
  const at = (year: number) => new Date(Date.UTC(year, 0, 1));
  await fixture.backup('clock', { now: at(2025) });
  await fixture.backup('clock', { now: at(2040) });
  const made = await fixture.backup('clock', { now: at(2026), keep: 1 });
  expect(made).toMatchObject({ removed: [], later: ['2040-01-01T00-00-00'] });
  expect(await backupsIn(folder)).toHaveLength(3);
  await expect(newestIn(folder, at(2026))).rejects.toThrow('name the backup to restore');
  expect(await newestIn(folder, at(2040))).toBe(join(folder, '2040-01-01T00-00-00'));
});

it('removes what killed ones have left, and nothing of one that is still made', async () => {
  const folder = join(fixture.root, 'left');
  const [young, old] = ['2026-03-01T00-00-00.unfinished-abc123', '2026-03-01T00-00-00.1-unfinished'];
  for (const name of [young, old]) await mkdir(join(folder, name), { recursive: true });
  const yesterday = new Date(Date.now() - 24 * 3_600_000);
  await utimes(join(folder, old), yesterday, yesterday);
  await fixture.backup('left');
  const left = (await readdir(folder)).filter((name) => name.includes('unfinished'));
  expect(left).toEqual([young]);
});

it('is not left half made', async () => {
  const folder = join(fixture.root, 'broken');
  const failing = () => Promise.reject(new Error('the database has gone'));
  const wanted = { dataDir: fixture.from.dataDir, folder, secrets: false, keep: null, now: new Date() };
  await expect(makeBackup(wanted, failing)).rejects.toThrow('has gone');
  expect(await readdir(folder)).toEqual([]);
});

it('is restored without a picture that is damaged, and not with rows that are not its own', async () => {
  const folder = await fixture.copyOfMade('altered');
  const path = [...fixture.made.files.keys()].find((one) => one.endsWith('.webp'))!;
  const whole = await readFile(join(folder, path));
  await chmod(join(folder, path), 0o600);
  await writeFile(join(folder, path), 'other');
  const into = await fixture.place('from-altered');
  const files = fixture.made.files.size;
  // The rest is there, so that a bad sector costs one picture and not the newsroom.
  expect(await restoreBackup(into, folder)).toMatchObject({ files: files - 1, damaged: [path], missing: [] });
  expect(await restoreReason(into.dataDir)).toBeNull();
  expect(existsSync(join(into.dataDir, path))).toBe(false);
  await rm(join(folder, path));
  const without = await restoreBackup(await fixture.place('from-incomplete'), folder);
  expect(without).toMatchObject({ files: files - 1, damaged: [], missing: [path] });
  await writeFile(join(folder, path), whole);
  const head = (await readHead(folder))!;
  head.tables.items!.rows += 1;
  await writeFile(join(folder, 'backup.json'), JSON.stringify(head));
  const other = await fixture.place('from-other-rows');
  await expect(restoreBackup(other, folder)).rejects.toThrow('table items');
});

it('goes into an empty place only', async () => {
  await expect(restoreBackup(fixture.from, fixture.made.folder)).rejects.toThrow('There is a newsroom');
  // The server that uses it starts again.
  expect(await restoreReason(fixture.from.dataDir)).toBeNull();
  expect(await readFile(join(fixture.from.dataDir, 'push-secret'), 'utf8')).toBe('a secret of this newsroom\n');
  await expect(restoreBackup(await fixture.place('none'), fixture.root)).rejects.toThrow('no whole backup');
});
