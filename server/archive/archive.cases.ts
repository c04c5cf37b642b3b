import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { item as ninjsItem } from '#contract/ninjs/item.ts';
import { items, renditionJobs, stories, versions } from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';
import { testNewsroom } from '../testing/intake.ts';
import { openNewsroom, type Newsroom } from '../testing/archive/newsroom-fixture.ts';
import { resetStore } from '../testing/store.ts';
import { exportArchive } from './export-archive.ts';
import { importArchive } from './import-archive.ts';

const settings = { newsroom: testNewsroom, translationField: 'translationgroup' };
const uri = (name: string) => `tag:example.org,2026:${name}`;

/** An archive that goes out of one newsroom into an empty one: with PGlite and with PostgreSQL alike. */
export function archiveCases(open: () => Promise<Store>): void {
  let store: Store;
  let place: string;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await resetStore(store);
    place = await mkdtemp(join(tmpdir(), 'sharit-archive-'));
    return () => rm(place, { recursive: true, force: true });
  });

  const send: Newsroom['send'] = (...given) => openNewsroom(store).send(...given);
  const fill = (dataDir: string) => openNewsroom(store).fill(dataDir);

  /** What readers see now, without what only counts changes. */
  async function public_(): Promise<unknown> {
    const rows = await store.db.select().from(stories).orderBy(asc(stories.uri));
    return rows.map((row) => {
      const counted = { seq: 0, revision: 0, keysVersion: 0, killedAt: row.killedAt !== null };
      return { ...row, ...counted, article: row.article && { ...row.article, revision: 0 } };
    });
  }
  async function filesIn(folder: string): Promise<Record<string, string>> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const texts = await Promise.all(
      files.toSorted().map(async (file) => [relative(folder, file), await readFile(file, 'utf8')] as const),
    );
    return Object.fromEntries(texts);
  }

  describe('an archive', () => {
    it('is the same after it was imported and exported again, and readers see the same', async () => {
      const [one, two] = [join(place, 'one'), join(place, 'two')];
      await fill(join(place, 'data'));
      const before = await public_();
      const from = { db: store.db, dataDir: join(place, 'data'), settings };
      expect(await exportArchive(from, one)).toMatchObject({
        ...{ versions: 25, assets: 8, missing: [] },
        lists: { holds: 6, redirects: 4, 'remote-files': 2, 'source-items': 2 },
      });

      await resetStore(store);
      const into = { store, dataDir: join(place, 'other'), settings };
      expect(await importArchive(into, one)).toMatchObject({ versions: 25, refused: [], missing: [] });
      expect(await public_()).toEqual(before);
      expect(await store.db.select({ hash: renditionJobs.hash }).from(renditionJobs)).toHaveLength(1);
      await exportArchive({ ...from, dataDir: into.dataDir }, two);
      expect(await filesIn(two)).toEqual(await filesIn(one));
      // Again: everything is here already.
      await importArchive(into, one);
      expect(await public_()).toEqual(before);
    });

    it('holds every item as ninjs 3.1, and no account, link or secret', async () => {
      await fill(join(place, 'data'));
      await exportArchive({ db: store.db, dataDir: join(place, 'data'), settings }, join(place, 'one'));
      const texts = await filesIn(join(place, 'one'));
      const ninjs = Object.entries(texts).filter(([name]) => name.endsWith('.ninjs.json'));
      const wrong = ninjs.filter(([, text]) => {
        const read = JSON.parse(text) as { pubStatus?: string };
        return read.pubStatus !== 'canceled' && !ninjsItem.safeParse(read).success;
      });
      expect(wrong).toEqual([]);
      expect(ninjs.map(([, text]) => (JSON.parse(text) as { uri: string }).uri)).toContain(uri('flat'));
      expect(Object.keys(texts).filter((name) => name.endsWith('.sent.json'))).toHaveLength(1);
      expect(JSON.stringify(texts)).not.toContain('Nour');
    });

    it('that was interrupted goes on where it ended', async () => {
      await fill(join(place, 'data'));
      const before = await public_();
      await exportArchive({ db: store.db, dataDir: join(place, 'data'), settings }, join(place, 'one'));
      await resetStore(store);
      const into = { store, dataDir: join(place, 'other'), settings };
      const broken = join(place, 'one', 'versions', '0000', '0000008.story.json');
      const whole = await readFile(broken, 'utf8');
      await writeFile(broken, whole.slice(0, 40));
      await expect(importArchive(into, join(place, 'one'))).rejects.toThrow('0000008.story.json is not JSON');
      expect(await store.db.select().from(versions)).toHaveLength(7);
      await writeFile(broken, whole);
      expect(await importArchive(into, join(place, 'one'))).toMatchObject({ versions: 25, refused: [] });
      expect(await public_()).toEqual(before);
    });

    it('is read by today’s rules where it does not say what readers were shown', async () => {
      await send('bees', '1', 0);
      await exportArchive({ db: store.db, dataDir: place, settings }, join(place, 'one'));
      await rm(join(place, 'one', 'versions', '0000', '0000001.story.json'));
      await resetStore(store);
      expect(await importArchive({ store, dataDir: place, settings }, join(place, 'one'))).toMatchObject({
        refused: [],
      });
      expect(await store.db.select().from(stories)).toMatchObject([{ uri: uri('bees') }]);
    });

    it('goes to a new folder only, and into an empty newsroom only', async () => {
      await send('bees', '1', 0);
      const from = { db: store.db, dataDir: place, settings };
      await exportArchive(from, join(place, 'one'));
      await expect(exportArchive(from, join(place, 'one'))).rejects.toThrow('not empty');
      await resetStore(store);
      await send('other', '1', 0);
      const into = { store, dataDir: place, settings };
      await expect(importArchive(into, join(place, 'one'))).rejects.toThrow('does not begin with');
      await expect(importArchive(into, join(place, 'nowhere'))).rejects.toThrow('no archive');
      expect(await store.db.select().from(items)).toHaveLength(1);
      await expect(readFile(join(place, 'one', 'archive.json'), 'utf8')).resolves.toContain('sharit-archive');
    });

    it('keeps the address of a story whose id was not the usual one', async () => {
      await send('bees', '1', 0);
      await store.db.update(items).set({ id: 'anotherid1' });
      await exportArchive({ db: store.db, dataDir: place, settings }, join(place, 'one'));
      await resetStore(store);
      await importArchive({ store, dataDir: place, settings }, join(place, 'one'));
      expect(await store.db.select().from(stories)).toMatchObject([{ id: 'anotherid1' }]);
    });
  });
}
