import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BackupFixture } from '../testing/archive/backup-fixture.ts';
import { type Cluster, openPostgres } from '../testing/postgres.ts';
import { emptyDatabases } from '../testing/archive/empty-databases.ts';
import { backupsIn, readHead } from './backup-format.ts';
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

it('is not left half made', async () => {
  const folder = join(fixture.root, 'broken');
  const failing = () => Promise.reject(new Error('the database has gone'));
  const wanted = { dataDir: fixture.from.dataDir, folder, secrets: false, keep: null, now: new Date() };
  await expect(makeBackup(wanted, failing)).rejects.toThrow('has gone');
  expect(await readdir(folder)).toEqual([]);
});

it('with a picture that is damaged, or with rows that are not its own, is not restored', async () => {
  const folder = await fixture.copyOfMade('altered');
  const path = [...fixture.made.files.keys()].find((one) => one.endsWith('.webp'))!;
  const whole = await readFile(join(folder, path));
  await chmod(join(folder, path), 0o600);
  await writeFile(join(folder, path), 'other');
  const into = await fixture.place('from-altered');
  await expect(restoreBackup(into, folder)).rejects.toThrow('is damaged');
  await writeFile(join(folder, path), whole);
  const head = (await readHead(folder))!;
  head.tables.items!.rows += 1;
  await writeFile(join(folder, 'backup.json'), JSON.stringify(head));
  await expect(restoreBackup(into, folder)).rejects.toThrow('table items');
});

it('goes into an empty place only', async () => {
  await expect(restoreBackup(fixture.from, fixture.made.folder)).rejects.toThrow('There is a newsroom');
  // The server that uses it starts again.
  expect(await restoreReason(fixture.from.dataDir)).toBeNull();
  expect(await readFile(join(fixture.from.dataDir, 'push-secret'), 'utf8')).toBe('a secret of this newsroom\n');
  await expect(restoreBackup(await fixture.place('none'), fixture.root)).rejects.toThrow('no whole backup');
});
