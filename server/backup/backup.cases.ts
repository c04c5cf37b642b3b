import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount } from '../store/desk/accounts.ts';
import { accounts, changes, previews, sessions } from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';
import { openStore } from '../store/open.ts';
import { openNewsroom } from '../testing/archive/newsroom-fixture.ts';
import { publicAnswers } from '../testing/archive/public-answers.ts';
import { openTestApp } from '../testing/app.ts';
import { backupsIn, readHead, tableFile } from './backup-format.ts';
import { makeBackup } from './make-backup.ts';
import { openSource } from './open-source.ts';
import { restoreBackup } from './restore-backup.ts';
import { restoreReason } from './restore-mark.ts';

export type Place = { dataDir: string; databaseUrl: string | undefined };
const now = () => new Date('2026-03-12T12:00:00.000Z');

/** A backup of one newsroom, restored into empty places. `emptyPlace` makes one more. */
export function backupCases(emptyPlace: (dataDir: string) => Promise<Place>): void {
  let root: string;
  let from: Place;
  let before: Record<string, string>;
  const place = async (name: string): Promise<Place> => {
    const dataDir = join(root, name);
    await mkdir(dataDir);
    return emptyPlace(dataDir);
  };
  const withStore = async <T>(at: Place, work: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openStore(at);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  const answersOf = (at: Place) =>
    withStore(at, async (store) => {
      const { app, close } = await openTestApp(store, { dataDir: at.dataDir, now });
      const answers = await publicAnswers(app, store);
      await close();
      return answers;
    });
  const backup = (name: string, options: { secrets?: boolean; keep?: number; now?: Date } = {}) =>
    makeBackup(
      {
        ...{ dataDir: from.dataDir, folder: join(root, name), secrets: options.secrets ?? false },
        ...{ keep: options.keep ?? null, now: options.now ?? new Date() },
      },
      () => openSource(from.dataDir, from.databaseUrl),
    );

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'sharit-backup-'));
    from = await place('data');
    await writeFile(join(from.dataDir, 'push-secret'), 'a secret of this newsroom\n');
    await withStore(from, async (store) => {
      await openNewsroom(store).fill(from.dataDir);
      await addAccount(store.db, 'Nour', 'a long password of Nour');
    });
    before = await answersOf(from);
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  describe('a backup', () => {
    it('restored into an empty place gives every public answer, and the desk what it had', async () => {
      const made = await backup('one');
      expect(made.missing).toEqual([]);
      const into = await place('restored');
      await restoreBackup(into, made.folder);
      expect(await answersOf(into)).toEqual(before);
      expect(Object.values(before).filter((answer) => answer.startsWith('200'))).not.toHaveLength(0);
      await withStore(into, async ({ db }) => {
        expect(await db.select({ name: accounts.name }).from(accounts)).toEqual([{ name: 'Nour' }]);
        expect(await db.select().from(previews)).toHaveLength(1);
        expect(await db.select().from(sessions)).toEqual([]);
        expect(await db.select({ language: changes.language }).from(changes)).toEqual([{ language: '' }]);
      });
      // A newsroom goes on there.
      await withStore(into, (store) => openNewsroom(store).send('after', '1', 60));
    });

    it('holds the generated secrets only when they are asked for', async () => {
      const without = await backup('plain');
      expect(await readdir(without.folder)).not.toContain('push-secret');
      const made = await backup('secret', { secrets: true });
      const into = await place('with-secret');
      await restoreBackup(into, made.folder);
      expect(await readFile(join(into.dataDir, 'push-secret'), 'utf8')).toBe('a secret of this newsroom\n');
    });

    it('shares its files with the one before, and leaves as many as are wanted', async () => {
      const at = (day: number) => new Date(Date.UTC(2026, 2, day));
      const one = await backup('many', { now: at(1) });
      const two = await backup('many', { now: at(2), keep: 2 });
      const [path] = one.files.keys();
      expect((await stat(join(two.folder, path!))).ino).toBe((await stat(join(one.folder, path!))).ino);
      expect((await backup('many', { now: at(3), keep: 2 })).removed).toEqual(['2026-03-01T00-00-00']);
      expect(await backupsIn(join(root, 'many'))).toEqual(['2026-03-02T00-00-00', '2026-03-03T00-00-00']);
      await restoreBackup(await place('of-many'), two.folder);
    });

    it('is not left half made', async () => {
      const folder = join(root, 'broken');
      const failing = () => Promise.reject(new Error('the database has gone'));
      const wanted = { dataDir: from.dataDir, folder, secrets: false, keep: null, now: new Date() };
      await expect(makeBackup(wanted, failing)).rejects.toThrow('has gone');
      expect(await readdir(folder)).toEqual([]);
    });

    it('that is damaged is not restored, and the place says so', async () => {
      const made = await backup('damaged');
      const file = tableFile(made.folder, 'versions');
      const bytes = await readFile(file);
      await writeFile(file, bytes.subarray(0, bytes.length - 20));
      const into = await place('from-damaged');
      await expect(restoreBackup(into, made.folder)).rejects.toThrow(/unexpected end|invalid/);
      expect(await readdir(into.dataDir)).toContain('restore-unfinished');
      const refusal = into.databaseUrl
        ? await openStore(into).catch((error: Error) => error.message)
        : await restoreReason(into.dataDir);
      expect(refusal).toContain('was interrupted');
      // Once more, with the whole one.
      await writeFile(file, bytes);
      await restoreBackup(into, made.folder);
      expect(await answersOf(into)).toEqual(before);
    });

    it('with a picture that is damaged, or with rows that are not its own, is not restored', async () => {
      const made = await backup('altered');
      const path = [...made.files.keys()].find((one) => one.endsWith('.webp'))!;
      const whole = await readFile(join(made.folder, path));
      await chmod(join(made.folder, path), 0o600);
      await writeFile(join(made.folder, path), 'other');
      const into = await place('from-altered');
      await expect(restoreBackup(into, made.folder)).rejects.toThrow('is damaged');
      await writeFile(join(made.folder, path), whole);
      const head = (await readHead(made.folder))!;
      head.tables.items!.rows += 1;
      await writeFile(join(made.folder, 'backup.json'), JSON.stringify(head));
      await expect(restoreBackup(into, made.folder)).rejects.toThrow('table items');
    });

    it('goes into an empty place only', async () => {
      const made = await backup('for-used');
      await expect(restoreBackup(from, made.folder)).rejects.toThrow('There is a newsroom');
      await expect(restoreBackup(await place('none'), root)).rejects.toThrow('no whole backup');
    });
  });
}
