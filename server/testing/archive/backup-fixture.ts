import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Made, makeBackup } from '../../backup/make-backup.ts';
import { openSource } from '../../backup/open-source.ts';
import { addAccount } from '../../store/desk/accounts.ts';
import { alertDeliveries } from '../../store/database/schema.ts';
import type { Store } from '../../store/database/store.ts';
import { openStore } from '../../store/open.ts';
import { openTestApp } from '../app.ts';
import { openNewsroom } from './newsroom-fixture.ts';
import { publicAnswers } from './public-answers.ts';

export type Place = { dataDir: string; databaseUrl: string | undefined };
type Options = { secrets?: boolean; keep?: number; now?: Date };

/** A first alert and an update that wait, one that is on its way, and one that has arrived. */
const deliveries = (
  [
    ['waiting', 0],
    ['waiting', 1],
    ['sending', 0],
    ['reached', 1],
  ] as const
).map(([state, reached], subscription) => ({
  ...{ storyId: 'aaaaaaaaaa', subscription, round: 2, state, reached, dueAt: new Date() },
}));

const now = () => new Date('2026-03-12T12:00:00.000Z');

/** A newsroom and a backup of it. `emptyPlace` makes one more place for a newsroom: opening a database is what takes time, so tests share what they can. */
export class BackupFixture {
  root!: string;
  from!: Place;
  /** Without secrets. Tests that damage it take a copy. */
  made!: Made;
  before!: Record<string, string>;
  #emptyPlace: (dataDir: string) => Promise<Place>;

  constructor(emptyPlace: (dataDir: string) => Promise<Place>) {
    this.#emptyPlace = emptyPlace;
    beforeAll(async () => {
      this.root = await mkdtemp(join(tmpdir(), 'sharit-backup-'));
      this.from = await this.place('data');
      await writeFile(join(this.from.dataDir, 'push-secret'), 'a secret of this newsroom\n');
      this.before = await this.withStore(this.from, async (store) => {
        await openNewsroom(store).fill(this.from.dataDir);
        await addAccount(store.db, 'Nour', 'a long password of Nour');
        await store.db.insert(alertDeliveries).values(deliveries);
        return this.answers(store, this.from);
      });
      this.made = await this.backup('one');
    });
    afterAll(() => rm(this.root, { recursive: true, force: true }));
  }

  async place(name: string): Promise<Place> {
    const dataDir = join(this.root, name);
    await mkdir(dataDir);
    return this.#emptyPlace(dataDir);
  }

  backup(name: string, options: Options = {}): Promise<Made> {
    const { dataDir, databaseUrl } = this.from;
    const { secrets = false, keep = null } = options;
    const wanted = { dataDir, folder: join(this.root, name), secrets, keep, now: options.now ?? new Date() };
    return makeBackup(wanted, () => openSource(dataDir, databaseUrl));
  }

  /** A folder like that of `made`, with files of its own. */
  async copyOfMade(name: string): Promise<string> {
    const folder = join(this.root, name);
    await cp(this.made.folder, folder, { recursive: true });
    return folder;
  }

  async withStore<T>(at: Place, work: (store: Store) => Promise<T>): Promise<T> {
    const store = await openStore(at);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  /** Every public answer. */
  async answers(store: Store, { dataDir }: Place): Promise<Record<string, string>> {
    const { app, close } = await openTestApp(store, { dataDir, now });
    const answers = await publicAnswers(app, store);
    await close();
    return answers;
  }
}
