import { readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { accounts, alertDeliveries, changes, previews, sessions } from '../store/database/schema.ts';
import { openStore } from '../store/open.ts';
import { BackupFixture, type Place } from '../testing/archive/backup-fixture.ts';
import { openNewsroom } from '../testing/archive/newsroom-fixture.ts';
import { tableFile } from './backup-format.ts';
import { restoreBackup } from './restore-backup.ts';
import { restoreReason } from './restore-mark.ts';

/** A backup of one newsroom, restored into empty places. `emptyPlace` makes one more. */
export function backupCases(emptyPlace: (dataDir: string) => Promise<Place>): void {
  describe('a backup', () => {
    const fixture = new BackupFixture(emptyPlace);

    it('restored into an empty place gives every public answer, and the desk what it had', async () => {
      const { made, before } = fixture;
      expect(made.missing).toEqual([]);
      const into = await fixture.place('restored');
      await restoreBackup(into, made.folder);
      expect(Object.values(before).filter((answer) => answer.startsWith('200'))).not.toHaveLength(0);
      await fixture.withStore(into, async (store) => {
        const { db } = store;
        expect(await fixture.answers(store, into)).toEqual(before);
        expect(await db.select({ name: accounts.name }).from(accounts)).toEqual([{ name: 'Nour' }]);
        expect(await db.select().from(previews)).toHaveLength(1);
        expect(await db.select().from(sessions)).toEqual([]);
        expect(await db.select({ language: changes.language }).from(changes)).toEqual([{ language: '' }]);
        // What has arrived, or may have, is still withdrawn with its story; what waited then is not sent any more.
        const { subscription, state, reached } = alertDeliveries;
        expect(await db.select({ subscription, state, reached }).from(alertDeliveries).orderBy(subscription)).toEqual([
          { subscription: 1, state: 'reached', reached: 1 },
          { subscription: 2, state: 'unconfirmed', reached: 2 },
          { subscription: 3, state: 'reached', reached: 1 },
        ]);
        // A newsroom goes on there.
        await openNewsroom(store).send('after', '1', 60);
      });
    });

    it('that is damaged is not restored, and the place says so', async () => {
      const folder = await fixture.copyOfMade('damaged');
      const file = tableFile(folder, 'versions');
      const bytes = await readFile(file);
      await writeFile(file, bytes.subarray(0, bytes.length - 20));
      const into = await fixture.place('from-damaged');
      await expect(restoreBackup(into, folder)).rejects.toThrow(/unexpected end|invalid/);
      expect(await readdir(into.dataDir)).toContain('restore-unfinished');
      const refusal = into.databaseUrl
        ? await openStore(into).catch((error: Error) => error.message)
        : await restoreReason(into.dataDir);
      expect(refusal).toContain('was interrupted');
      // Once more, with the whole one.
      await restoreBackup(into, fixture.made.folder);
      const answers = await fixture.withStore(into, (store) => fixture.answers(store, into));
      expect(answers).toEqual(fixture.before);
    });
  });
}
